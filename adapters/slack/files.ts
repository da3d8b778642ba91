/** Files that go with an answer. */
import type { Attachment } from '../../src/conversation/reply.js'
import type { SlackApi } from './api.js'
import type { SlackMessage } from './render.js'

/**
 * Uploads a file into a channel; where Slack does not take it, the answer says what is in it.
 * @returns what to post instead, or null
 */
export async function sendFile(
  api: SlackApi,
  tenant: string,
  channel: string,
  { name, content }: Attachment,
  instead: (name: string, content: string) => readonly SlackMessage[],
): Promise<readonly SlackMessage[]> {
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
      signal: AbortSignal.timeout(3_000),
    })
    if (!put.ok) throw new Error(`The upload was answered with ${put.status}`)
    await client.files.completeUploadExternal({
      files: [{ id: file_id, title: name }],
      channel_id: channel,
    })
  })
  return called.kind === 'done' ? [] : instead(name, content)
}
