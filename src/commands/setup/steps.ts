/** How a platform's set-up is printed. */
import type { Environment } from '../../settings.js'

/** @param steps what is to be done, and the lines beneath it */
export function numbered(steps: readonly (readonly string[])[]): readonly string[] {
  return steps.flatMap(([first, ...more], at) => [
    `${at + 1}. ${first}`,
    ...more.map((line) => `   ${line}`),
    '',
  ])
}

/** @returns what writes a setting that is to be copied, with a mark where it is there already */
export function settingLines(env: Environment) {
  return (name: string, what: string): string => {
    const there = (env[name] ?? '').trim() !== ''
    return `${there ? '✔' : '·'} ${name}  ${what}${there ? ' (is set)' : ''}`
  }
}
