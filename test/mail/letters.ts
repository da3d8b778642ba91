/** Mails as they lie in a mailbox, with the tags of the tests' own key. */
import { readFileSync } from 'node:fs'
import { type Reading, readMail } from '../../adapters/mail/reading/read-mail.js'
import { replyAddresses } from '../../src/signing/reply-address.js'

export const handoff = 'aaaabbbbccccdddd'

export const reading: Reading = {
  addresses: replyAddresses(new Uint8Array(32).fill(7), 'bot@certpath.example'),
  trainer: 'jan@trainer.example',
  own: 'bot@certpath.example',
  names: [
    { id: 'foundation', names: ['ISO/IEC 42001 Foundation'] },
    { id: 'lead-implementer', names: ['ISO/IEC 42001 Lead Implementer'] },
    { id: 'lead-auditor', names: ['ISO/IEC 42001 Lead Auditor'] },
  ],
}

export const tag = reading.addresses.tagFor(handoff)

export function fixture(name: string): string {
  return withTag(readFileSync(new URL(`fixtures/${name}.eml`, import.meta.url), 'utf8'))
}

/** With the line ends of mail. */
export function withTag(text: string): string {
  return text.replaceAll('TAG', tag).replace(/\r?\n/g, '\r\n')
}

export function read(raw: string | Buffer) {
  return readMail(Buffer.from(raw), reading)
}

/** A plain answer of the trainer's, with other headers where they are given; null leaves one out. */
export function answer(
  body: string,
  headers: Readonly<Record<string, string | readonly string[] | null>> = {},
): string {
  const all = {
    From: 'Jan Berg <jan@trainer.example>',
    To: 'bot+TAG@certpath.example',
    Subject: 'Re: A question about ISO/IEC 42001 (K7Q2)',
    'Message-ID': '<a1@trainer.example>',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((each) => `${name}: ${each}`),
  )
  return withTag(`${lines.join('\n')}\n\n${body}`)
}
