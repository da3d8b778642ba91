/** The blocks of Block Kit. */
import { buttons, image, inputs, modalInputs } from './element-shapes.js';
import { limits } from './limits.js';
import { anyText, anything, byType, flag, isObject, list, plainText, string, typed, } from './shape.js';
const named = { block_id: string(limits.blockId) };
const sectionShape = typed({}, {
    ...named,
    text: anyText(limits.section.text),
    fields: list(anyText(limits.section.field), limits.section.fields),
    accessory: byType({ ...buttons, ...inputs, image }),
    expand: flag,
});
const section = (value, at, report) => {
    sectionShape(value, at, report);
    if (isObject(value) && value.text === undefined && value.fields === undefined) {
        report('missing required field: text or fields', at);
    }
};
const imageBlockShape = typed({ alt_text: string(limits.image.alt) }, {
    ...named,
    image_url: string(limits.image.url),
    slack_file: anything,
    title: plainText(limits.image.title),
});
const imageBlock = (value, at, report) => {
    imageBlockShape(value, at, report);
    if (isObject(value) && value.image_url === undefined && value.slack_file === undefined) {
        report('missing required field: image_url or slack_file', at);
    }
};
const contextElement = (value, at, report) => {
    const text = anyText(limits.context.text);
    if (isObject(value) && value.type === 'image')
        image(value, at, report);
    else
        text(value, at, report);
};
/** Blocks that certpath has no use for: Slack takes them, their insides go unread here. */
const unread = anything;
export const block = byType({
    section,
    header: typed({ text: plainText(limits.header.text) }, named),
    divider: typed({}, named),
    context: typed({ elements: list(contextElement, limits.context.elements) }, named),
    actions: typed({ elements: list(byType({ ...buttons, ...inputs }), limits.actions.elements) }, named),
    input: typed({
        label: plainText(limits.input.label),
        element: byType({ ...inputs, ...modalInputs }),
    }, { ...named, hint: plainText(limits.input.hint), optional: flag, dispatch_action: flag }),
    image: imageBlock,
    markdown: typed({ text: string(limits.markdown.text) }, named),
    rich_text: typed({ elements: list(anything, 1000) }, named),
    table: typed({ rows: list(list(anything, limits.table.columns), limits.table.rows) }, { ...named, column_settings: list(anything, limits.table.columns) }),
    video: typed({
        alt_text: string(limits.image.alt),
        title: plainText(limits.video.title),
        video_url: string(limits.image.url),
        thumbnail_url: string(limits.image.url),
    }, {
        ...named,
        title_url: anything,
        author_name: string(limits.video.author),
        provider_name: anything,
        provider_icon_url: anything,
        description: plainText(limits.video.description),
    }),
    file: unread,
    context_actions: unread,
    alert: unread,
    card: unread,
    carousel: unread,
    container: unread,
    data_table: unread,
    task_card: unread,
    plan: unread,
});
