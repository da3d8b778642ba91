/** Files that go with an answer. */
import type { Attachment, Reply } from '../../../src/conversation/reply.js'
import type { SlackApi } from '../calling/api.js'
import { callWithinMs } from '../calling/web-client-options.js'
import { preformatted } from '../drawing/prose.js'
import { grouped, messageOf, type SlackMessage, sharedOut } from '../drawing/unit.js'

export function filesIn(replies: readonly Reply[]): readonly Attachment[] {
  return replies.flatMap((reply) => (reply.kind === 'text' && reply.file ? [reply.file] : []))
}

/** Uploads a file into a channel. Where Slack does not take it, what is in it is posted. */
export async function sendFile(
  api: SlackApi,
  tenant: string,
  channel: string,
  file: Attachment,
): Promise<void> {
  const { name, content } = file
  const bytes = Buffer.from(content)
  const called = await api.call(tenant, async (client) => {
    const { upload_url, file_id } = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes.byteLength,
    })
    if (!upload_url || !file_id) throw new Error('No address to upload to')
    const put = await fetch(upload_url, {
      method: 'POST',
      body: bytes,
      signal: AbortSignal.timeout(callWithinMs),
    })
    if (!put.ok) throw new Error(`The upload was answered with ${put.status}`)
    await client.files.completeUploadExternal({
      files: [{ id: file_id, title: name }],
      channel_id: channel,
    })
  })
  if (called.kind === 'done') return
  for (const { text, blocks } of written(file))
    await api.call(tenant, (client) =>
      client.apiCall('chat.postMessage', { channel, text, blocks }),
    )
}

function written({ name, content }: Attachment): readonly SlackMessage[] {
  const units = preformatted(content)
  return grouped(units, sharedOut(units)).map((group) => messageOf(group, name))
}
