/** The words a language understands: commands, and phrases that say a fact. */
import { z } from 'zod'

/** What a person may ask of the advisor at any time, whatever is open. */
export const commandIds = [
  'why',
  'back',
  'skip',
  'change',
  'alternatives',
  'restart',
  'status',
  'human',
  'data',
  'help',
  'record',
  'calendar',
  'cancel',
  'yes',
  'no',
  'greeting',
  'thanks',
] as const
export type CommandId = (typeof commandIds)[number]

const texts = z.array(z.string().trim().min(1)).min(1)

/** A question that people ask on the way; without an answer it is one for the trainer. */
export const topicsShape = z.record(
  z.string(),
  z.strictObject({ asks: texts, answer: z.string().trim().min(1).optional() }),
)

export const vocabularyShape = z.strictObject({
  commands: z.record(z.enum(commandIds), texts),
})
export type Vocabulary = z.infer<typeof vocabularyShape>
export type Topics = z.infer<typeof topicsShape>
