/** Saving what the advisor hands out, beside what is there and never over it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attachment } from '../../src/conversation/reply.js'
import { harmlessLine } from './escape.js'
import type { Words } from './words.js'

/** Resolves to the name under which the file was kept. */
export type SaveFile = (name: string, content: string) => Promise<string>

export function savingInto(folder: string): SaveFile {
  return async (name, content) => {
    for (let at = 1; ; at++) {
      const free = numbered(name, at)
      try {
        // `wx` fails on anything that is there, a link that leads nowhere included.
        await writeFile(join(folder, free), content, { flag: 'wx' })
        return free
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
    }
  }
}

/** What became of a file, to be told; with its content where it could not be saved. */
export interface Saved {
  readonly text: string
  readonly content: string | null
}

export async function save(file: Attachment, saveFile: SaveFile, words: Words): Promise<Saved> {
  const name = safeName(file.name)
  try {
    return { text: words.saved(await saveFile(name, file.content)), content: null }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { text: words.notSaved(name, why), content: file.content }
  }
}

/** A name and nothing more: no folder, no sign that a shell or a file system reads as its own. */
export function safeName(name: string): string {
  const [base = ''] = harmlessLine(name).split(/[/\\]/).slice(-1)
  const safe = base
    .replace(/[^\p{L}\p{N}._ -]/gu, '-')
    .replace(/^[. -]+|[. ]+$/g, '')
    .slice(0, 100)
  if (safe === '') return 'certpath-file'
  // Windows keeps these names for devices, whatever their ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe) ? `file-${safe}` : safe
}

function numbered(name: string, at: number): string {
  if (at === 1) return name
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}-${at}${name.slice(dot)}` : `${name}-${at}`
}
