/** A server that goes away under a bot, as its operator sees it. */
import { expect, onTestFinished, test } from 'vitest'
import { findBinaries } from '../../stage/postgres/binaries.js'
import { PostgresServer } from '../../stage/postgres/server.js'
import { SlackPlace } from '../../stage/slack-place.js'

const binaries = findBinaries()
const goal = /What would you like to do/

test.skipIf(typeof binaries !== 'string')(
  'an outage is a line when it begins, with what to do, and one when it is over',
  async () => {
    const server = await PostgresServer.start(String(binaries))
    onTestFinished(() => server.remove())
    await using place = await SlackPlace.open({ slack: { dedupesClientMsgIds: false } })
    const served = await place.start({ DATABASE_URL: server.addressOf() })
    const people = ['U1', 'U2'].map((id) => place.slack.user(id))
    for (const person of people) {
      await person.writes('hello')
      await person.sees(goal)
    }
    await server.crash()
    const written = people.map((person) => person.writes('I want to audit AI management systems'))
    await served.until(/store trouble/)
    const response = await served.get('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      checks: {
        process: 'ok',
        store: expect.stringMatching(/cannot be reached.*ECONNREFUSED/),
        slack: 'ok',
      },
    })
    expect(await served.get('/readyz?exclude=store&exclude=migrations')).toMatchObject({
      status: 200,
    })
    await Promise.all(written)
    await server.startAgain()
    await served.until(/store is back/)
    for (const person of people) {
      await person.writes('I want to audit AI management systems')
      await person.sees(/starting from/)
    }
    expect(await served.end()).toBe(0)
    const lines = served.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    // That Slack waits for longer than it likes is told beside it.
    const loud = lines.filter(({ level, msg }) => level >= 40 && !/^(event|slack) /.test(msg))
    expect(loud.map(({ msg }) => msg)).toEqual(['store trouble'])
    expect(loud[0].why).toMatch(/cannot be reached.*See that the server runs/)
    const over = lines.find(({ msg }) => msg === 'store is back')
    expect(over.turn_failed).toBeGreaterThan(0)
    expect(served.stderr).not.toMatch(/pass%2Fword|pass\/word/)
  },
)
