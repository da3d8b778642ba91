import { Refusal } from './refusal.js';
export async function readPayload(type, body) {
    if (!type.startsWith('multipart/form-data'))
        return { payload: parse(body.toString()), files: [] };
    const headers = { 'content-type': type };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    const files = [];
    for (const [name, value] of form) {
        const index = /^files\[(\d+)\]$/.exec(name)?.[1];
        if (index === undefined || typeof value === 'string')
            continue;
        const content = Buffer.from(await value.arrayBuffer());
        files.push({ index, name: value.name, type: value.type, content });
    }
    const payload = form.get('payload_json');
    return { payload: parse(typeof payload === 'string' ? payload : ''), files };
}
/** A list, as when all commands are set, is kept under `list`. */
function parse(text) {
    if (text === '')
        return {};
    try {
        const value = JSON.parse(text);
        if (Array.isArray(value))
            return { list: value };
        if (typeof value === 'object' && value !== null)
            return { ...value };
    }
    catch {
        // Said below, as of what is no object.
    }
    throw new Refusal(50109);
}
