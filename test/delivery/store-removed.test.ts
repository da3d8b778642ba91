/** The SQLite file is taken away, or another put in its place, while people talk. */
import { copyFileSync, renameSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Served } from '../stage/served.js'
import { SlackPlace } from '../stage/slack-place.js'

const goal = /What would you like to do/
const removed = 'The file of the database is not there any more'
const replaced = 'Another file was put in the place of the database'

async function store(served: Served): Promise<string> {
  const response = await served.get('/readyz')
  const { ready, checks } = (await response.json()) as {
    readonly ready: boolean
    readonly checks: { readonly store: string }
  }
  expect(response.status).toBe(ready ? 200 : 503)
  expect(ready).toBe(checks.store === 'ok')
  return checks.store
}

/** Lines of the log, with what they say. */
function told(served: Served, event: string): readonly Record<string, unknown>[] {
  const lines = served.stderr.split('\n').filter((line) => line.includes(`"msg":"${event}"`))
  return lines.map((line) => JSON.parse(line))
}

test.runIf(process.platform !== 'win32')(
  'it is said in plain words, nothing is answered that is not kept, and all is well once it is back',
  async () => {
    await using place = await SlackPlace.open({ slack: { dedupesClientMsgIds: false } })
    const served = await place.start()
    const ada = place.slack.user('U1')
    await ada.writes('hello')
    await ada.sees(goal)
    const path = place.storeAddress.slice('file:'.length)
    renameSync(path, `${path}.away`)
    expect(await store(served)).toBe(removed)
    expect(await ada.writes('I want to audit AI management systems')).toMatchObject({
      acknowledged: false,
    })
    await served.until(/store trouble/)
    copyFileSync(`${path}.away`, path)
    expect(await store(served)).toBe(replaced)
    renameSync(`${path}.away`, path)
    expect(await store(served)).toBe('ok')
    await ada.writes('I want to audit AI management systems')
    await ada.sees(/starting from/)
    await served.until(/store is back/)
    expect(await served.end()).toBe(0)
    expect(told(served, 'store trouble')).toMatchObject([
      { level: 50, why: expect.stringMatching(/not there any more.*Put the file.*or restart/) },
    ])
    expect(told(served, 'turn failed')).toEqual([])
    expect(told(served, 'store is back')).toMatchObject([{ level: 30, turn_failed: 4 }])
  },
)
