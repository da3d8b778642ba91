/** files.*: an upload in three steps; the file is then shared in a channel. */
import type { Json } from '../payloads.js'
import { postAsBot, readContent } from '../posting.js'
import { type Realm, Refusal, type Upload } from '../realm.js'
import { type Call, channelOf, type Method } from './method.js'

const getUploadUrl: Method = {
  token: 'bot',
  scope: 'files:write',
  run({ realm, team, args }) {
    const name = args.required('filename', 'invalid_arguments')
    if (args.number('length', 0) <= 0) throw new Refusal('invalid_arguments')
    const id = realm.nextId('F')
    realm.uploads.set(id, { id, name, teamId: team.id, content: undefined })
    return { ok: true, file_id: id, upload_url: `${realm.url}/upload/v1/${id}` }
  },
}

const complete: Method = {
  token: 'bot',
  scope: 'files:write',
  run(call) {
    const { realm, team, args } = call
    const given = args.raw.files
    if (!Array.isArray(given) || given.length === 0) throw new Refusal('invalid_arguments')
    const files = given.map((one: Json) => uploaded(call, String(one.id), one.title))
    const to = args.text('channel_id') ?? args.text('channels')
    if (to !== undefined) {
      const channel = channelOf(call, to)
      if (!channel.members.has(team.botUserId)) throw new Refusal('not_in_channel')
      const sent = { text: args.text('initial_comment'), blocks: args.raw.blocks }
      const content = readContent(realm, 'files.completeUploadExternal', sent)
      postAsBot(realm, team, channel, content, { files, threadTs: args.text('thread_ts') })
    }
    return { ok: true, files }
  },
}

function uploaded(call: Call, id: string, title: unknown): Json {
  const upload = call.realm.uploads.get(id)
  if (upload?.content === undefined) throw new Refusal('file_not_found')
  return {
    id,
    name: upload.name,
    title: title ?? upload.name,
    size: upload.content.length,
    url_private: fileUrl(call.realm, upload),
  }
}

function fileUrl(realm: Realm, upload: Upload): string {
  return `${realm.url}/files/${upload.id}/${encodeURIComponent(upload.name)}`
}

export const files: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
}
