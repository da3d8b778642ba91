/** The thread of a store, and threads that die. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { newFolder } from './folder.js'

export const builtThread = pathToFileURL(resolve('dist/sqlite-thread.js'))

/**
 * A thread that is gone with the first call of this name after one in which these words stand, before
 * it does anything about it. The next thread of the program lives.
 */
export function mortalThread(call: string, words: string): URL {
  const path = `${newFolder()}/mortal.mjs`
  writeFileSync(
    path,
    `import { existsSync, writeFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     const died = ${JSON.stringify(`${path}.died`)}
     const { on } = parentPort
     let doomed = existsSync(died) ? null : false
     parentPort.on = (event, hear) => on.call(parentPort, event, (calls) => {
       if (doomed === false) doomed = JSON.stringify(calls).includes(${JSON.stringify(words)})
       if (!doomed || !calls.some(([name]) => name === ${JSON.stringify(call)})) return hear(calls)
       writeFileSync(died, '')
       process.exit()
     })
     await import(${JSON.stringify(builtThread.href)})`,
  )
  return pathToFileURL(path)
}
