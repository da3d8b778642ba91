/** Messages and views as a person would see them, in plain text. */
import { controlsOf, optionsOf } from './controls.js';
export const drawPlainly = (element) => {
    const label = element.text?.text ?? element.placeholder?.text ?? element.type;
    const options = optionsOf(element).map(({ text }) => text.text);
    return options.length === 0 ? `[${label}]` : `[${label}: ${options.join(' | ')}]`;
};
export function drawMessage(message, draw = drawPlainly) {
    const hasBlocks = message.blocks !== undefined && message.blocks.length > 0;
    const lines = hasBlocks ? drawBlocks(message.blocks ?? [], draw) : [readable(message.text)];
    for (const file of message.files ?? [])
        lines.push(`(file: ${String(file.name)})`);
    if (message.edited !== undefined)
        lines.push('(edited)');
    return lines.join('\n');
}
export function drawView(view, draw = drawPlainly) {
    const title = view.title === undefined ? [] : [`=== ${view.title.text} ===`];
    const ends = [view.submit, view.close].filter((one) => one !== null && one !== undefined);
    const buttons = ends.map((one) => `[${one.text}]`).join(' ');
    return [...title, ...drawBlocks(view.blocks, draw), ...(buttons === '' ? [] : [buttons])].join('\n');
}
function drawBlocks(blocks, draw) {
    return blocks.flatMap((block) => drawBlock(block, draw));
}
function drawBlock(block, draw) {
    const controls = controlsOf([block]).map(({ element }) => draw(element));
    const text = typeof block.text === 'string' ? block.text : block.text?.text;
    switch (block.type) {
        case 'divider':
            return ['---'];
        case 'context':
            return [(block.elements ?? []).map(drawInContext).join(' ')];
        case 'actions':
            return [controls.join(' ')];
        case 'input':
            return [
                `${block.label?.text ?? ''} ${controls.join(' ')}`,
                ...(block.hint === undefined ? [] : [block.hint.text]),
            ];
        case 'image':
            return [`(image: ${String(block.alt_text)})`];
        case 'rich_text':
            return [textsIn(block.elements)];
        case 'header':
        case 'section':
        case 'markdown':
            return [
                ...(text === undefined ? [] : [readable(text)]),
                ...(block.fields ?? []).map((field) => readable(field.text)),
                ...controls,
            ];
        default:
            return [`(${block.type})`];
    }
}
/** In a context block a text stands by itself, and an image has its description. */
function drawInContext(element) {
    if (element.type === 'image')
        return `(image: ${String(element.alt_text)})`;
    return readable(element.text);
}
/** Links as their label with the address behind, and the three characters that Slack escapes. */
function readable(text) {
    return text
        .replace(/<(https?:[^|>]+|mailto:[^|>]+)\|([^>]+)>/g, '$2 ($1)')
        .replace(/<(https?:[^|>]+|mailto:[^|>]+)>/g, '$1')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
}
function textsIn(value) {
    if (Array.isArray(value))
        return value.map(textsIn).join('');
    if (typeof value !== 'object' || value === null)
        return '';
    const { text, elements } = value;
    return typeof text === 'string' ? text : textsIn(elements);
}
