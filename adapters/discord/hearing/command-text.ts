/** What follows `/certpath`. */
import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
} from 'discord.js'

/** The options of the command, by the names under which they are registered. */
export const options = { word: 'do', text: 'say' } as const

/** What was picked comes before what was written: a command, and not a sentence, was meant. */
export function commandText(
  given: readonly APIApplicationCommandInteractionDataOption[] = [],
): string {
  const textOf = (name: string) => {
    const option = given.find((each) => each.name === name)
    return option?.type === ApplicationCommandOptionType.String ? option.value : ''
  }
  return textOf(options.word) || textOf(options.text)
}
