/** What Discord asks of components beyond their shapes: what goes where, how much, and only once. Pure. */
import { walk } from './components.js';
import { limits } from './limits.js';
import { component as kind } from './payloads.js';
/** The components of a message, with the names of the files that it has. */
export function checkComponents(components, { isV2, files }, at, report) {
    const all = [...walk(components, at)];
    if (isV2)
        checkTotals(all, at, report);
    else
        checkLegacy(components, at, report);
    checkIds(all, report);
    for (const { component, at: here } of all)
        checkOne(component, files, here, report);
}
/** Ids and custom ids, which may stand once each in a message or a modal. */
export function checkIds(all, report) {
    const ids = new Set();
    const customIds = new Set();
    for (const { component, at } of all) {
        const { id, custom_id } = component;
        if (typeof id === 'number' && id !== 0) {
            if (ids.has(id))
                report('COMPONENT_ID_DUPLICATED', 'Component id is duplicated', `${at}/id`);
            ids.add(id);
        }
        if (typeof custom_id !== 'string')
            continue;
        if (customIds.has(custom_id)) {
            const problem = 'Component custom id cannot be duplicated';
            report('COMPONENT_CUSTOM_ID_DUPLICATED', problem, `${at}/custom_id`);
        }
        customIds.add(custom_id);
    }
}
export function checkSelect(menu, at, report) {
    const { options = [], min_values: least = 1, max_values: most = 1 } = menu;
    const between = `Must be between 1 and ${limits.select.options} in length.`;
    if (options.length === 0)
        report('BASE_TYPE_BAD_LENGTH', between, `${at}/options`);
    checkOptions(menu, at, report);
    const defaults = options.filter((option) => option.default === true).length;
    if (defaults > (most ?? 1)) {
        const problem = 'More options are preselected than may be chosen.';
        report('SELECT_COMPONENT_TOO_MANY_DEFAULTS', problem, `${at}/options`);
    }
    if ((least ?? 1) > (most ?? 1)) {
        report('SELECT_COMPONENT_VALUES_BOUNDS', 'min_values is above max_values.', `${at}/min_values`);
    }
    if ((most ?? 1) > options.length && options.length > 0) {
        report('SELECT_COMPONENT_VALUES_BOUNDS', 'There are fewer options.', `${at}/max_values`, 'fault');
    }
}
export function checkOptions({ options = [] }, at, report) {
    const values = new Set();
    for (const [index, { value }] of options.entries()) {
        if (values.has(value)) {
            const problem = 'The specified option value is already used';
            report('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', problem, `${at}/options/${index}/value`);
        }
        values.add(value);
    }
}
function checkTotals(all, at, report) {
    const { components: most, text: longest } = limits.message;
    if (all.length > most) {
        report('COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', `${most} components at most.`, at);
    }
    let length = 0;
    for (const { component } of all)
        length += component.content?.length ?? 0;
    if (length > longest) {
        const problem = `${longest} characters at most over all text displays.`;
        report('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', problem, at);
    }
}
function checkLegacy(components, at, report) {
    const { rows } = limits.message;
    if (components.length > rows) {
        report('BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${rows} in length.`, at);
    }
    for (const [index, { type }] of components.entries()) {
        if (type === kind.actionRow)
            continue;
        report('UNION_TYPE_CHOICES', 'This needs the flag for components v2.', `${at}/${index}/type`);
    }
}
function checkOne(component, files, at, report) {
    switch (component.type) {
        case kind.actionRow:
            checkRow(component, at, report);
            break;
        case kind.button:
            checkButton(component, at, report);
            break;
        case kind.stringSelect:
            checkSelect(component, at, report);
            break;
        case kind.textDisplay:
            if (component.content?.trim() === '') {
                report('BASE_TYPE_REQUIRED', 'This field is required', `${at}/content`);
            }
            break;
        case kind.file:
            checkFile(component.file?.url, files, `${at}/file/url`, report);
            break;
        case kind.mediaGallery: {
            for (const [index, { media }] of (component.items ?? []).entries()) {
                checkFile(media.url, files, `${at}/items/${index}/media/url`, report);
            }
            break;
        }
    }
}
function checkFile(url, files, at, report) {
    const name = /^attachment:\/\/(.*)$/.exec(url ?? '')?.[1];
    if (name === undefined || files.has(name))
        return;
    report('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `There is no file ${name}.`, at);
}
function checkRow({ components = [] }, at, report) {
    const buttons = components.filter(({ type }) => type === kind.button).length;
    const selects = components.length - buttons;
    const isFine = (buttons > 0 && buttons <= limits.row.buttons && selects === 0) ||
        (buttons === 0 && selects === limits.row.selects);
    if (isFine)
        return;
    const problem = `A row takes 1 to ${limits.row.buttons} buttons, or one menu.`;
    report('COMPONENT_LAYOUT_WIDTH_EXCEEDED', problem, `${at}/components`);
}
const link = 5;
const premium = 6;
function checkButton(button, at, report) {
    const { style, label, custom_id: customId, url } = button;
    const hasFace = (label ?? '') !== '' || 'emoji' in button || style === premium;
    if (!hasFace) {
        report('BUTTON_COMPONENT_NO_LABEL', 'A button needs a label or an emoji.', `${at}/label`);
    }
    const isLink = style === link;
    if (isLink && !url)
        report('BUTTON_COMPONENT_URL_REQUIRED', 'A url is required', `${at}/url`);
    if (isLink && customId) {
        report('BUTTON_COMPONENT_CUSTOM_ID_NOT_ALLOWED', 'A link has no custom id.', `${at}/custom_id`);
    }
    if (isLink || style === premium)
        return;
    if (!customId) {
        const problem = 'A custom id is required';
        report('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', problem, `${at}/custom_id`);
    }
    if (url)
        report('BUTTON_COMPONENT_URL_NOT_ALLOWED', 'Only links have a url.', `${at}/url`);
}
