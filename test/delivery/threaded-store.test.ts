/** What is promised of a store is promised of one whose file has a thread of its own. */
import { vi } from 'vitest'
import { newFolder } from '../stage/folder.js'
import { builtThread } from '../stage/store-thread.js'

vi.mock(import('../../src/store/open.js'), async (original) => {
  const { openStore } = await original()
  return {
    openStore: (address, options) =>
      openStore(onDisk(address), { ...options, thread: builtThread }),
  }
})

/** In memory it has no thread. */
function onDisk(address: string): string {
  return address === 'file::memory:' ? `file:${newFolder()}/certpath.db` : address
}

// For the processes that these tests start.
vi.stubEnv('STORE_THREAD', builtThread.href)

await import('./once-only.test.js')
await import('./forget-and-erase.test.js')
await import('./store-opening.test.js')
await import('./store-faults.test.js')
await import('./two-processes.test.js')
await import('./crash-anywhere.test.js')
await import('./heard.test.js')
await import('./installations.test.js')
