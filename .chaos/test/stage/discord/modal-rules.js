/** What Discord asks of a modal beyond the shapes of its parts. Pure. */
import { checkIds, checkOptions, checkSelect } from './component-rules.js';
import { walk } from './components.js';
import { fieldsIn } from './controls.js';
import { limits } from './limits.js';
import { component as kind } from './payloads.js';
export function checkModalRules(components, at, report) {
    const { components: most } = limits.modal;
    if (components.length > most) {
        report('BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${most} in length.`, at);
    }
    const all = [...walk(components, at)];
    checkIds(all, report);
    for (const { component, at: here } of all)
        checkField(component, here, report);
    for (const [index, { label }] of fieldsIn(components).entries()) {
        if (label === '')
            report('BASE_TYPE_REQUIRED', 'This field is required', `${at}/${index}/label`);
    }
}
function checkField(field, at, report) {
    switch (field.type) {
        case kind.textInput: {
            const { min_length: least, max_length: most, value } = field;
            if ((least ?? 0) > (most ?? limits.textInput.value)) {
                report('TEXT_INPUT_BOUNDS', 'min_length is above max_length.', `${at}/min_length`);
            }
            if (value && value.length > (most ?? limits.textInput.value)) {
                report('BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`, `${at}/value`);
            }
            break;
        }
        case kind.stringSelect:
            if (field.disabled === true) {
                report('COMPONENT_DISABLED', 'A modal has no disabled components.', `${at}/disabled`);
            }
            checkSelect(field, at, report);
            break;
        case kind.radioGroup:
        case kind.checkboxGroup:
            if ((field.options ?? []).length > limits.choices.options) {
                const problem = `Must be ${limits.choices.options} or fewer in length.`;
                report('BASE_TYPE_MAX_LENGTH', problem, `${at}/options`);
            }
            checkOptions(field, at, report);
            break;
    }
}
