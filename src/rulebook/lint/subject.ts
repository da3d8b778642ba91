/** What a check looks at, and how it says what it found. */
import type { Fault } from '../fault.js'
import type { Reading } from '../read.js'
import type { YamlPath } from '../source.js'

export interface Subject extends Reading {
  /** A day, `2026-11-24`. */
  readonly today: string
}

/** Looks for one kind of mistake; what it is for stands above it. */
export type Check<Looked extends Subject = Subject> = (subject: Looked) => readonly Fault[]

export function errorAt(
  subject: Subject,
  file: string,
  path: YamlPath,
  message: string,
): readonly Fault[] {
  return [{ ...subject.place(file, path), severity: 'error', message }]
}

export function warningAt(
  subject: Subject,
  file: string,
  path: YamlPath,
  message: string,
): readonly Fault[] {
  return [{ ...subject.place(file, path), severity: 'warning', message }]
}
