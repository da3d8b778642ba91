export function controlsOf(blocks) {
    return blocks.flatMap((block) => {
        const elements = block.type === 'actions' ? (block.elements ?? []) : [];
        return [...elements, block.accessory, block.element]
            .filter((element) => element !== undefined && element.type !== 'image')
            .map((element) => ({ block, element: element }));
    });
}
export function isNamed(control, target) {
    const { element, block } = control;
    const label = element.text?.text ?? block.label?.text ?? element.placeholder?.text;
    if (typeof target === 'object' && !(target instanceof RegExp))
        return element === target;
    if (typeof target !== 'string')
        return label !== undefined && target.test(label);
    return [label, element.action_id, element.value, block.block_id].includes(target);
}
export function optionsOf(element) {
    return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}
export function optionOf(element, choice) {
    return optionsOf(element).find(({ text, value }) => [text.text, value].includes(choice));
}
/** What is in a control: entered, or as it was given by the app. */
export function contentOf(element, entered) {
    const { type } = element;
    switch (type) {
        case 'static_select':
        case 'external_select':
        case 'radio_buttons':
        case 'overflow': {
            const initial = element.initial_option ?? null;
            return { type, selected_option: entered === undefined ? initial : choose(element, entered) };
        }
        case 'multi_static_select':
        case 'checkboxes': {
            const initial = element.initial_options ?? [];
            if (entered === undefined)
                return { type, selected_options: initial };
            const labels = Array.isArray(entered) ? entered : entered === null ? [] : [entered];
            return { type, selected_options: labels.map((label) => choose(element, label)) };
        }
        case 'datepicker':
            return { type, selected_date: entered ?? element.initial_date ?? null };
        case 'timepicker':
            return { type, selected_time: entered ?? element.initial_time ?? null };
        case 'users_select':
            return { type, selected_user: entered ?? element.initial_user ?? null };
        case 'conversations_select':
            return { type, selected_conversation: entered ?? element.initial_conversation ?? null };
        case 'channels_select':
            return { type, selected_channel: entered ?? element.initial_channel ?? null };
        default:
            return { type, value: entered === undefined ? (element.initial_value ?? null) : entered };
    }
}
function choose(element, entered) {
    if (entered === null)
        return null;
    const target = Array.isArray(entered) ? entered[0] : entered;
    const option = target === undefined ? undefined : optionOf(element, target);
    if (option === undefined) {
        const offered = optionsOf(element).map(({ text }) => text.text);
        throw new Error(`There is no choice “${target}” among: ${offered.join(', ')}.`);
    }
    return option;
}
/** All that can be filled in, as it is now. Buttons hold nothing. */
export function stateOf(blocks, now) {
    const values = {};
    for (const { block, element } of controlsOf(blocks)) {
        if (['button', 'overflow', 'workflow_button'].includes(element.type))
            continue;
        const known = now[block.block_id]?.[element.action_id];
        const inBlock = values[block.block_id] ?? {};
        inBlock[element.action_id] = known ?? contentOf(element);
        values[block.block_id] = inBlock;
    }
    return values;
}
/** True where nothing has been entered. */
export function isEmpty(value) {
    const [, held] = Object.entries(value).find(([name]) => name !== 'type') ?? [];
    return held === null || held === '' || (Array.isArray(held) && held.length === 0);
}
