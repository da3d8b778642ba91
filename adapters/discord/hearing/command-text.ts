/** What follows `/certpath`. */
import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
} from 'discord.js'
import type { Inbound } from '../../../src/conversation/inbound.js'
import { saidInbound } from './inbound.js'

/** The options of the command, by the names under which they are registered. */
export const options = { word: 'do', text: 'say' } as const

/**
 * What was picked comes before what was written: a command, and not a sentence, was meant. What is
 * written to a human is for the human.
 */
export function commandInbound(
  given: readonly APIApplicationCommandInteractionDataOption[] = [],
): Inbound {
  const textOf = (name: string) => {
    const option = given.find((each) => each.name === name)
    return option?.type === ApplicationCommandOptionType.String ? option.value : ''
  }
  const word = textOf(options.word).trim().toLowerCase()
  const text = textOf(options.text).trim()
  if (text === '' || word === '') return saidInbound(word || text)
  switch (word) {
    case 'human':
      return { kind: 'for-trainer', question: text }
    case 'start':
      return saidInbound(text)
    default:
      return saidInbound(word)
  }
}
