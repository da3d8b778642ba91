/** What a person can work with in a message or a modal. Pure. */
import { walk } from './components.js';
import { component as kind } from './payloads.js';
export function buttonsIn(components) {
    return all(components).filter(({ type }) => type === kind.button);
}
/** Menus of texts; those of people, roles and channels are not played here. */
export function menusIn(components) {
    return all(components).filter(({ type }) => type === kind.stringSelect);
}
/** What is to be filled in, with the label around it. */
export function fieldsIn(components) {
    return components.flatMap((one) => {
        if (one.type === kind.label && one.component !== undefined) {
            return [{ label: one.label ?? '', field: one.component }];
        }
        const inRow = one.type === kind.actionRow ? (one.components ?? []) : [];
        return inRow.map((field) => ({ label: field.label ?? '', field }));
    });
}
export function isNamed(component, target, label = component.label) {
    if (typeof target === 'string')
        return label === target || component.custom_id === target;
    if (target instanceof RegExp)
        return typeof label === 'string' && target.test(label);
    return component.custom_id === target.custom_id;
}
export function optionOf({ options }, choice) {
    return options?.find(({ label, value }) => typeof choice === 'string' ? label === choice || value === choice : choice.test(label));
}
/** What Discord reports of a field as it was filled in, or left. */
export function contentOf(field, label, entry) {
    const { type, id = 0, custom_id = '' } = field;
    const common = { type, id, custom_id };
    switch (type) {
        case kind.textInput: {
            const value = entry === undefined ? (field.value ?? '') : String(entry);
            checkLength(field, label, value);
            return { ...common, value };
        }
        case kind.checkbox: {
            const given = { value: entry === true };
            return { ...common, ...given };
        }
        case kind.radioGroup: {
            const given = { value: chosen(field, label, entry)[0] ?? null };
            return { ...common, ...given };
        }
        default: {
            const given = { values: chosen(field, label, entry) };
            return { ...common, ...given };
        }
    }
}
function chosen(field, label, entry) {
    const given = entry === undefined ? undefined : [entry].flat().map(String);
    const preset = (field.options ?? []).filter((option) => option.default === true);
    const values = given?.map((choice) => {
        const option = optionOf(field, choice);
        if (option !== undefined)
            return option.value;
        const offered = (field.options ?? []).map((one) => one.label).join(', ');
        throw new Error(`There is no choice “${choice}” in “${label}” among: ${offered}.`);
    });
    const all = values ?? preset.map(({ value }) => value);
    if (all.length === 0 && field.required !== false)
        throw new Error(`“${label}” is not filled in.`);
    return all;
}
/** Discord does not let a person submit what is missing, too short or too long. */
function checkLength(field, label, value) {
    if (value === '' && field.required === false)
        return;
    if (value === '')
        throw new Error(`“${label}” is not filled in.`);
    const most = field.max_length ?? 4000;
    if (value.length > most)
        throw new Error(`“${label}” takes ${most} characters at most.`);
    const least = field.min_length ?? 0;
    if (value.length < least)
        throw new Error(`“${label}” takes ${least} characters at least.`);
}
function all(components) {
    return [...walk(components, '')].map(({ component }) => component);
}
