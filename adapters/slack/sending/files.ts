/** Files that go with an answer. */
import type { Attachment, Reply } from '../../../src/conversation/reply.js'
import type { Called, SlackApi } from '../calling/api.js'
import { callWithinMs } from '../calling/web-client-options.js'
import { preformatted } from '../drawing/prose.js'
import { grouped, messageOf, type SlackMessage, sharedOut } from '../drawing/unit.js'

export function filesIn(replies: readonly Reply[]): readonly Attachment[] {
  return replies.flatMap((reply) => (reply.kind === 'text' && reply.file ? [reply.file] : []))
}

/** Uploads a file and shows it in a channel; only if it is passing may it be there all the same. */
export async function shareFile(
  api: SlackApi,
  tenant: string,
  channel: string,
  file: Attachment,
): Promise<Called<unknown>> {
  const uploaded = await upload(api, tenant, file)
  if (uploaded === null) return { kind: 'refused', why: 'not uploaded' }
  return api.call(tenant, (client) =>
    client.files.completeUploadExternal({
      files: [{ id: uploaded, title: file.name }],
      channel_id: channel,
    }),
  )
}

/** Its id, or null where Slack does not take it. */
async function upload(
  api: SlackApi,
  tenant: string,
  { name, content }: Attachment,
): Promise<string | null> {
  const bytes = Buffer.from(content)
  const called = await api.call(tenant, async (client) => {
    const { upload_url, file_id } = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes.byteLength,
    })
    if (!upload_url || !file_id) return null
    const put = await fetch(upload_url, {
      method: 'POST',
      body: bytes,
      signal: AbortSignal.timeout(callWithinMs),
    })
    return put.ok ? file_id : null
  })
  return called.kind === 'done' ? called.result : null
}

/** What is in a file, as messages. */
export function written({ name, content }: Attachment): readonly SlackMessage[] {
  const units = preformatted(content)
  return grouped(units, sharedOut(units)).map((group) => messageOf(group, name))
}
