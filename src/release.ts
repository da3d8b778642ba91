/** Which certpath this is. */
import { readFileSync } from 'node:fs'

/** As in package.json, which stands beside the bundle's folder as beside this one's. */
export function releaseVersion(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { readonly version: string }
  return version
}
