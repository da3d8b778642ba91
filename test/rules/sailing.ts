/** Rules of another field, made up: nothing that decides may know of ISO 42001. */
import { parse, stringify } from 'yaml'
import { folderAt, shipped } from './folder.js'

interface OwnWords {
  readonly wording: unknown
  readonly vocabulary: { readonly commands: unknown }
}

const english = parse(shipped['languages/en.yaml'] ?? '') as OwnWords
const { 'words.yaml': words = '', ...rules } = folderAt('test/rules/fixtures/sailing')

export const sailing: Readonly<Record<string, string>> = {
  ...rules,
  'languages/en.yaml': `language: en\nname: English\n${words}${stringify({
    topics: {},
    wording: english.wording,
    vocabulary: { commands: english.vocabulary.commands },
  })}`,
}
