/** Holds what the app sends against Slack's published limits and shapes. Pure. */
import { block } from './block-shapes.js';
import { limits } from './limits.js';
import { anything, flag, isObject, list, object, oneOf, plainText, string, } from './shape.js';
/** A message as given to `chat.*`, to a response_url, or in an answer. */
export function checkMessage(where, sent) {
    const found = new Found(where);
    const blocks = sent.blocks;
    const text = sent.text;
    if (text !== undefined && typeof text !== 'string')
        found.report('must be a string', '/text');
    if (typeof text === 'string') {
        if (text.length > limits.message.text)
            found.report('msg_too_long', '/text');
        else if (text.length > limits.message.advisedText) {
            found.add('warning', `longer than the advised ${limits.message.advisedText}`, '/text');
        }
    }
    if (blocks !== undefined) {
        checkBlocks(blocks, limits.message.blocks, '/blocks', found);
        const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
        if (hasBlocks && (typeof text !== 'string' || text.trim() === '')) {
            found.add('fault', 'blocks without a text for notifications and screen readers', '/text');
        }
    }
    if (sent.metadata !== undefined)
        checkMetadata(sent.metadata, found);
    return found.violations;
}
/** A modal or a home tab. */
export function checkView(where, view) {
    const found = new Found(where);
    if (!isObject(view)) {
        found.report('must be an object', '/view');
        return found.violations;
    }
    const shape = view.type === 'home' ? home : view.type === 'modal' ? modal : undefined;
    if (shape === undefined)
        found.report(`unsupported type: ${String(view.type)}`, '/view/type');
    else
        shape(view, '/view', found.report);
    checkBlocks(view.blocks, limits.view.blocks, '/view/blocks', found);
    if (view.type === 'modal' && view.submit === undefined && hasInput(view.blocks)) {
        found.report('missing required field: submit, as there are inputs', '/view');
    }
    return found.violations;
}
const viewFields = {
    callback_id: string(limits.view.callbackId),
    private_metadata: string(limits.view.privateMetadata, 0),
    external_id: string(limits.externalId),
};
/** Their blocks are checked beside, as in messages. */
const home = object({ type: anything, blocks: anything }, viewFields);
const modal = object({ type: anything, blocks: anything, title: plainText(limits.view.title) }, {
    ...viewFields,
    submit: plainText(limits.view.submit),
    close: plainText(limits.view.close),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
});
const viewAnswer = object({ response_action: oneOf('errors', 'update', 'push', 'clear') }, { errors: anything, view: anything });
/** What acknowledges a submitted view: nothing, or what is to become of it. */
export function checkViewAnswer(where, answer, blockIds) {
    const found = new Found(where);
    viewAnswer(answer, '', found.report);
    if (!isObject(answer))
        return found.violations;
    if (answer.response_action === 'errors') {
        const errors = isObject(answer.errors) ? Object.entries(answer.errors) : [];
        if (errors.length === 0)
            found.report('missing required field: errors', '');
        for (const [blockId, text] of errors) {
            string(limits.section.text)(text, `/errors/${blockId}`, found.report);
            if (!blockIds.includes(blockId))
                found.report('no such input block', `/errors/${blockId}`);
        }
    }
    if (answer.view !== undefined)
        found.violations.push(...checkView(where, answer.view));
    return found.violations;
}
class Found {
    where;
    violations = [];
    constructor(where) {
        this.where = where;
    }
    report = (problem, at) => this.add('error', problem, at);
    add(severity, problem, at) {
        this.violations.push({ severity, where: this.where, problem, at });
    }
}
function checkBlocks(blocks, max, at, found) {
    list(block, max, 0)(blocks, at, found.report);
    if (!Array.isArray(blocks))
        return;
    const blockIds = new Set();
    const actionIds = new Set();
    let markdown = 0;
    for (const [index, one] of blocks.entries()) {
        if (!isObject(one))
            continue;
        if (one.block_id !== undefined && blockIds.has(one.block_id)) {
            found.report(`\`block_id\` "${one.block_id}" already exists`, `${at}/${index}/block_id`);
        }
        blockIds.add(one.block_id);
        checkActionIds(one, actionIds, `${at}/${index}`, found);
        if (one.type === 'markdown' && typeof one.text === 'string')
            markdown += one.text.length;
    }
    if (markdown > limits.markdown.text) {
        found.report(`markdown blocks together exceed ${limits.markdown.text} characters`, at);
    }
}
/** Slack refuses the same id twice in a block. Across blocks it does not, and taps get confused. */
function checkActionIds(one, inAll, at, found) {
    const elements = Array.isArray(one.elements) ? one.elements : [];
    const inBlock = new Set();
    for (const element of [...elements, one.accessory, one.element]) {
        if (!isObject(element) || element.action_id === undefined)
            continue;
        const id = element.action_id;
        if (inBlock.has(id))
            found.report(`\`action_id\` "${id}" already exists`, at);
        else if (inAll.has(id))
            found.add('fault', `\`action_id\` "${id}" is in another block too`, at);
        inBlock.add(id);
        inAll.add(id);
    }
}
function checkMetadata(metadata, found) {
    const shape = object({
        event_type: string(255),
        event_payload: (value, at, report) => {
            if (!isObject(value))
                report('must be an object', at);
        },
    }, {});
    shape(metadata, '/metadata', found.report);
    if (JSON.stringify(metadata).length > limits.message.metadata) {
        found.report('metadata_too_large', '/metadata');
    }
}
function hasInput(blocks) {
    return Array.isArray(blocks) && blocks.some((one) => isObject(one) && one.type === 'input');
}
