/** What Discord asks of a message as a whole. Pure. */
import { checkComponents } from './component-rules.js';
import { limits } from './limits.js';
import { flag } from './payloads.js';
/** `before` is what an edit starts from: what it leaves out stays. */
export function checkMessageRules(payload, files, before, at, report) {
    const content = textOf(payload.content, before?.content);
    const embeds = listOf(payload.embeds, before?.embeds);
    const components = listOf(payload.components, before?.components);
    const isV2 = ((Number(payload.flags ?? 0) | (before?.flags ?? 0)) & flag.componentsV2) !== 0;
    const kept = before?.attachments.map(({ filename }) => filename) ?? [];
    const names = new Set([...kept, ...files.map(({ name }) => name)]);
    if (content.length > limits.message.content) {
        const problem = `Must be ${limits.message.content} or fewer in length.`;
        report('BASE_TYPE_MAX_LENGTH', problem, `${at}/content`);
    }
    if (isV2)
        checkV2(payload, content, embeds, at, report);
    checkComponents(components, { isV2, files: names }, `${at}/components`, report);
    checkEmbeds(embeds, `${at}/embeds`, report);
    checkFiles(files, at, report);
    if (isV2)
        checkAllShown(files, components, at, report);
    const nothing = [content, embeds, components, files, kept, payload.sticker_ids ?? []];
    const isEmpty = nothing.every((part) => part.length === 0);
    if (isEmpty && !payload.poll)
        report('EMPTY_MESSAGE', 'Cannot send an empty message', at);
}
function checkV2(payload, content, embeds, at, report) {
    const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
    const problem = 'This cannot stand beside components v2.';
    if (content !== '')
        report(code, problem, `${at}/content`);
    if (embeds.length > 0)
        report(code, problem, `${at}/embeds`);
    for (const field of ['poll', 'sticker_ids']) {
        const isThere = Array.isArray(payload[field]) ? payload[field].length > 0 : !!payload[field];
        if (isThere)
            report(code, problem, `${at}/${field}`);
    }
}
/** Beside components v2 a file that none of them names is seen by nobody. */
function checkAllShown(files, components, at, report) {
    if (files.length === 0)
        return;
    const drawn = JSON.stringify(components);
    for (const { name } of files) {
        if (drawn.includes(`attachment://${name}`))
            continue;
        report('ATTACHMENT_NOT_SHOWN', `No component shows ${name}.`, `${at}/attachments`, 'fault');
    }
}
function checkFiles(files, at, report) {
    const { attachments: most, attachmentBytes: largest } = limits.message;
    if (files.length > most) {
        report('BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`, `${at}/attachments`);
    }
    const total = files.reduce((sum, { content }) => sum + content.length, 0);
    if (total > largest)
        report('TOO_LARGE', `${largest} bytes at most.`, `${at}/attachments`);
}
function checkEmbeds(embeds, at, report) {
    let total = 0;
    const { embed: most, message } = limits;
    for (const [index, { title, description, fields = [], footer, author }] of embeds.entries()) {
        const texts = [
            [title, most.title, 'title'],
            [description, most.description, 'description'],
            [footer?.text, most.footer, 'footer/text'],
            [author?.name, most.author, 'author/name'],
            ...fields.flatMap(({ name, value }, place) => [
                [name, most.fieldName, `fields/${place}/name`],
                [value, most.fieldValue, `fields/${place}/value`],
            ]),
        ];
        for (const [text = '', longest, where] of texts) {
            total += text.length;
            if (text.length <= longest)
                continue;
            const problem = `Must be ${longest} or fewer in length.`;
            report('BASE_TYPE_MAX_LENGTH', problem, `${at}/${index}/${where}`);
        }
        if (fields.length > most.fields) {
            const problem = `Must be ${most.fields} or fewer in length.`;
            report('BASE_TYPE_MAX_LENGTH', problem, `${at}/${index}/fields`);
        }
    }
    if (total > message.embedText) {
        report('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${message.embedText}`, at);
    }
}
function textOf(given, before) {
    if (given === undefined)
        return before ?? '';
    return typeof given === 'string' ? given : '';
}
function listOf(given, before) {
    if (given === undefined)
        return before ?? [];
    return Array.isArray(given) ? given : [];
}
