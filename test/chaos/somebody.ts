/** A person on a platform, as far as a talk goes. */
import type { Person } from '../../src/conversation/inbound.js'

export interface Somebody {
  readonly person: Person
  /** Comes to certpath for the first time. */
  begins(): Promise<Taken>
  says(text: string): Promise<Taken>
  picks(label: string): Promise<Taken>
  /** Resolves once it is to be seen. */
  sees(pattern: RegExp): Promise<unknown>
  /** How often certpath has said that it could not keep what was done, and to try again. */
  readonly apologies: number
  /** The end of what is to be seen. */
  readonly screen: string
  /** The mark by which the platform's courier makes an answer known. */
  markOf(answer: string): string
  /** Marks of all that stands or stood there, in the order in which it came; twice where it came twice. */
  readonly came: readonly string[]
}

/**
 * Whether certpath said that it has it. Where nobody says so, a person who has talked before may rely
 * on an answer all the same.
 */
export type Taken = 'taken' | 'refused' | 'untold'

/** What is said where a turn could not be kept. */
export const apology = /nothing has changed\. Please try again/g
