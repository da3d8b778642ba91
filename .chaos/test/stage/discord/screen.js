/** Messages and modals as a person would see them, in plain text. */
import { flag, component as kind, } from './payloads.js';
const drawPlainly = (control) => {
    const label = nameOf(control);
    const options = (control.options ?? []).map((option) => option.label);
    if (options.length > 0)
        return `[${label}: ${options.join(' | ')}]`;
    return control.disabled === true ? `[${label}, off]` : `[${label}]`;
};
export function nameOf(control) {
    return control.label ?? control.placeholder ?? control.custom_id ?? '';
}
export function drawMessage(message, draw = drawPlainly) {
    if ((message.flags & flag.loading) !== 0)
        return '(thinking …)';
    const isMade = (message.flags & flag.componentsV2) !== 0;
    const lines = [
        ...(message.content === '' ? [] : [message.content]),
        ...message.embeds.flatMap(drawEmbed),
        ...message.components.flatMap((one) => drawComponent(one, draw)),
        // A message made of components shows the files that they name, and no others.
        ...(isMade ? [] : message.attachments.map(({ filename }) => `(file: ${filename})`)),
        ...(message.edited_timestamp === null ? [] : ['(edited)']),
    ];
    return unescaped(lines.join('\n'));
}
export function drawModal({ title, components }, draw = drawPlainly) {
    return [`=== ${title} ===`, ...components.flatMap((one) => drawComponent(one, draw))].join('\n');
}
function drawEmbed({ title, description, fields, footer, author }) {
    return [
        author?.name,
        title,
        description,
        ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
        footer?.text,
    ].filter((line) => line !== undefined);
}
function drawComponent(one, draw) {
    const inside = (one.components ?? []).flatMap((child) => drawComponent(child, draw));
    switch (one.type) {
        case kind.actionRow:
            return [inside.join(' ')];
        case kind.textDisplay:
            return [one.content ?? ''];
        case kind.section:
            return [...inside, ...(one.accessory ? drawComponent(one.accessory, draw) : [])];
        case kind.container:
            return inside;
        case kind.separator:
            return ['---'];
        case kind.file:
            return [`(file: ${one.file?.url.replace('attachment://', '') ?? ''})`];
        case kind.thumbnail:
            return [`(image: ${one.description ?? ''})`];
        case kind.mediaGallery:
            return (one.items ?? []).map(({ description }) => `(image: ${description ?? ''})`);
        case kind.label: {
            const field = one.component === undefined ? [] : drawComponent(one.component, draw);
            const about = one.description ? [one.description] : [];
            return [`${one.label ?? ''}: ${field.join(' ')}`, ...about];
        }
        default:
            return [draw(one)];
    }
}
/** Takes the backslashes away that keep a text from being read as Markdown; code stays as it is. */
function unescaped(text) {
    return text.replace(/```[\s\S]*?```|`[^`\n]*`|\\([!-/:-@[-`{-~])/g, (all, sign) => sign ?? all);
}
