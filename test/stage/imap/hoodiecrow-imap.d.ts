/** The package brings no types; this is as much of it as the tests use. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  export default function hoodiecrow(options: {
    readonly plugins: readonly string[]
    readonly users: Readonly<Record<string, { readonly password: string }>>
    readonly storage: Readonly<Record<string, object>>
  }): {
    readonly server: Server
    readonly folderCache: Readonly<Record<string, { uidvalidity: number } | undefined>>
    listen(port: number, host: string, listening: () => void): void
    close(closed: () => void): void
  }
}
