/** Rules of another field, made up: nothing that decides may know of ISO 42001. */
import { parse, stringify } from 'yaml'
import { folderAt, shipped } from './folder.js'

interface OwnWords {
  readonly wording: unknown
  readonly vocabulary: { readonly commands: object }
}

const english = parse(shipped['languages/en.yaml'] ?? '') as OwnWords
const { 'words.yaml': words = '', ...rules } = folderAt('test/rules/fixtures/sailing')

export const sailing: Readonly<Record<string, string>> = {
  ...rules,
  'languages/en.yaml': `language: en\nname: English\nlocale: en-GB\n${words}${stringify({
    topics: {},
    wording: english.wording,
    // A command is its own word: the shipped ways of saying it rest on the shipped word classes.
    vocabulary: {
      commands: Object.fromEntries(
        Object.keys(english.vocabulary.commands).map((command) => [command, [command]]),
      ),
    },
  })}`,
}
