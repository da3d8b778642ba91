import { postAsBot, readContent } from '../posting.js';
import { Refusal } from '../realm.js';
import { channelOf } from './method.js';
const getUploadUrl = {
    token: 'bot',
    scope: 'files:write',
    run({ realm, team, args }) {
        const name = args.required('filename', 'invalid_arguments');
        if (args.number('length', 0) <= 0)
            throw new Refusal('invalid_arguments');
        const id = realm.nextId('F');
        realm.uploads.set(id, { id, name, teamId: team.id, content: undefined });
        return { ok: true, file_id: id, upload_url: `${realm.url}/upload/v1/${id}` };
    },
};
const complete = {
    token: 'bot',
    scope: 'files:write',
    run(call) {
        const { realm, team, args } = call;
        const given = args.raw.files;
        if (!Array.isArray(given) || given.length === 0)
            throw new Refusal('invalid_arguments');
        const files = given.map((one) => uploaded(call, String(one.id), one.title));
        const to = args.text('channel_id') ?? args.text('channels');
        if (to !== undefined) {
            const channel = channelOf(call, to);
            if (!channel.members.has(team.botUserId))
                throw new Refusal('not_in_channel');
            const sent = { text: args.text('initial_comment'), blocks: args.raw.blocks };
            const content = readContent(realm, 'files.completeUploadExternal', sent);
            postAsBot(realm, team, channel, content, { files, threadTs: args.text('thread_ts') });
        }
        return { ok: true, files };
    },
};
function uploaded(call, id, title) {
    const upload = call.realm.uploads.get(id);
    if (upload?.content === undefined)
        throw new Refusal('file_not_found');
    return {
        id,
        name: upload.name,
        title: title ?? upload.name,
        size: upload.content.length,
        url_private: fileUrl(call.realm, upload),
    };
}
function fileUrl(realm, upload) {
    return `${realm.url}/files/${upload.id}/${encodeURIComponent(upload.name)}`;
}
export const files = {
    'files.getUploadURLExternal': getUploadUrl,
    'files.completeUploadExternal': complete,
};
