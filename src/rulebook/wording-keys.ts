/** Every text the advisor says of itself, with the `{names}` that each may be filled with. */
import { z } from 'zod'

export const wordingKeys = {
  greeting: [],
} as const satisfies Record<string, readonly string[]>

export type WordingKey = keyof typeof wordingKeys

const text = z.string().trim().min(1, 'is empty')

export const wordingShape = z.strictObject(
  Object.fromEntries(Object.keys(wordingKeys).map((key) => [key, text])) as Record<
    WordingKey,
    typeof text
  >,
)
