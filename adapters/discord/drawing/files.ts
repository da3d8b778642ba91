/** A file that goes along with an answer. */
import type { Attachment } from '../../../src/conversation/reply.js'
import type { Unit } from './unit.js'

const longestName = 100

/**
 * Discord writes a name anew where it has other characters, and then does not find its file.
 * @param at which of the replies it goes with, as two files of one message need two names
 */
export function fileUnit({ name, type, content }: Attachment, at: number): Unit {
  const [, stem = '', ending = ''] = /^(.*?)((?:\.\w{1,10})?)$/s.exec(name) ?? []
  const safe = stem.replace(/[^\w-]+/g, '-').slice(0, longestName) || 'file'
  const unique = `${safe}${at === 0 ? '' : `-${at + 1}`}${ending}`
  return {
    parts: [{ type: 13, file: { url: `attachment://${unique}` } }],
    file: { name: unique, type, content },
  }
}
