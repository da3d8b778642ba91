/** What follows `/certpath`. */
import { ApplicationCommandOptionType, type APIApplicationCommandInteractionDataOption } from 'discord.js'

/** The options of the command, by the names under which they are registered. */
export const options = { word: 'do', text: 'say' } as const

/** What was picked comes before what was written: a command, and not a sentence, was meant. */
export function commandText(
  given: readonly APIApplicationCommandInteractionDataOption[] = [],
): string {
  const valueOf = (name: string) => {
    const option = given.find((each) => each.name === name)
    return option?.type === ApplicationCommandOptionType.String ? option.value : ''
  }
  return valueOf(options.word) || valueOf(options.text)
}
