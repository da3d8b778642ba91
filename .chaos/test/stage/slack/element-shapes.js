/** The elements of Block Kit, as far as a message, a modal or a home tab takes them. */
import { limits } from './limits.js';
import { anyText, anything, flag, isObject, list, number, object, oneOf, plainText, string, typed, } from './shape.js';
const confirm = object({ text: anyText(limits.confirm.text) }, {
    title: plainText(limits.confirm.title),
    confirm: plainText(limits.confirm.button),
    deny: plainText(limits.confirm.button),
    style: oneOf('primary', 'danger'),
});
const actionable = { action_id: string(limits.actionId) };
const confirmable = { ...actionable, confirm };
const focusable = { focus_on_load: flag };
const placeholdable = { placeholder: plainText(limits.select.placeholder) };
const dispatchable = { dispatch_action_config: anything };
function option(text, more = {}) {
    return object({ text, value: string(limits.option.value) }, { description: anyText(limits.option.description), ...more });
}
const plainOption = option(plainText(limits.option.text));
const anyOption = option(anyText(limits.option.text));
const group = object({
    label: plainText(limits.select.groupLabel),
    options: list(plainOption, limits.select.options),
});
function select(initial) {
    const shape = typed({}, {
        options: list(plainOption, limits.select.options),
        option_groups: list(group, limits.select.groups),
        ...initial,
        ...confirmable,
        ...focusable,
        ...placeholdable,
    });
    return (value, at, report) => {
        shape(value, at, report);
        if (!isObject(value))
            return;
        const given = [value.options, value.option_groups].filter((one) => one !== undefined);
        if (given.length !== 1)
            report('must have either options or option_groups', at);
    };
}
/** Menus of people, of channels and of what the app looks up itself. */
const listedMenu = typed({}, {
    ...confirmable,
    ...focusable,
    ...placeholdable,
    initial_user: anything,
    initial_users: anything,
    initial_channel: anything,
    initial_channels: anything,
    initial_conversation: anything,
    initial_conversations: anything,
    initial_option: anything,
    initial_options: anything,
    default_to_current_conversation: flag,
    response_url_enabled: flag,
    filter: anything,
    min_query_length: anything,
    max_selected_items: number(1, 100),
});
function choices(initial) {
    return typed({ options: list(anyOption, limits.choices.options) }, { ...initial, ...confirmable, ...focusable });
}
const textInput = {
    ...actionable,
    ...dispatchable,
    ...focusable,
    ...placeholdable,
    initial_value: string(limits.plainTextInput.initial),
};
const picker = (initial) => typed({}, { ...confirmable, ...focusable, ...placeholdable, [initial]: anything });
export const image = typed({ alt_text: string(limits.image.alt) }, { image_url: string(limits.image.url), slack_file: anything });
const button = typed({ text: plainText(limits.button.text) }, {
    ...confirmable,
    value: string(limits.button.value),
    url: string(limits.button.url),
    style: oneOf('primary', 'danger'),
    accessibility_label: string(limits.button.accessibilityLabel),
});
const oneInitial = { initial_option: anyOption };
const manyInitial = { initial_options: list(anyOption, limits.select.options) };
const severalSelected = { max_selected_items: number(1, limits.select.options) };
export const inputs = {
    static_select: select(oneInitial),
    multi_static_select: select({ ...manyInitial, ...severalSelected }),
    external_select: listedMenu,
    multi_external_select: listedMenu,
    users_select: listedMenu,
    multi_users_select: listedMenu,
    conversations_select: listedMenu,
    multi_conversations_select: listedMenu,
    channels_select: listedMenu,
    multi_channels_select: listedMenu,
    radio_buttons: choices(oneInitial),
    checkboxes: choices(manyInitial),
    datepicker: picker('initial_date'),
    timepicker: picker('initial_time'),
    datetimepicker: picker('initial_date_time'),
};
export const modalInputs = {
    plain_text_input: typed({}, {
        ...textInput,
        multiline: flag,
        min_length: number(0, limits.plainTextInput.length),
        max_length: number(1, limits.plainTextInput.length),
    }),
    email_text_input: typed({}, textInput),
    url_text_input: typed({}, textInput),
    number_input: typed({ is_decimal_allowed: flag }, { ...textInput, min_value: anything, max_value: anything }),
    rich_text_input: typed({}, { ...textInput, initial_value: anything }),
    file_input: typed({}, { ...actionable, filetypes: anything, max_files: number(1, 10) }),
};
export const buttons = {
    button,
    overflow: typed({
        options: list(option(plainText(limits.option.text), { url: string(limits.option.url) }), limits.overflow.options),
    }, confirmable),
    workflow_button: typed({ text: plainText(limits.button.text) }, { workflow: anything }),
};
