/** The command as Discord knows it: registered where it differs, and nothing else is touched. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Command } from '../stage/discord/payloads.js'
import type { Settings } from '../stage/discord/settings.js'
import { DiscordPlace } from '../stage/discord-place.js'

async function opened(discord: Partial<Settings> = {}): Promise<DiscordPlace> {
  const place = await DiscordPlace.open({ discord })
  onTestFinished(() => place[Symbol.asyncDispose]())
  return place
}

/** How the app changed its commands. */
const registered = ({ discord }: DiscordPlace) =>
  discord.journal.flatMap((entry) =>
    entry.kind === 'called' && entry.path.includes('/commands') && entry.method !== 'GET'
      ? [entry.method]
      : [],
  )

const certpath = ({ discord }: DiscordPlace) =>
  discord.commands.filter(({ name }) => name === 'certpath')

/** What somebody else makes of the app's commands, with its token. */
async function call(
  { discord }: DiscordPlace,
  method: string,
  path: string,
  body: Partial<Command>,
): Promise<void> {
  const { appId } = discord.settings
  const answer = await fetch(`${discord.apiUrl}/v10/applications/${appId}/commands${path}`, {
    method,
    headers: { authorization: `Bot ${discord.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.ok).toBe(true)
}

describe('the command', () => {
  test('is registered at the first start: wherever it may be used, with what may follow it', async () => {
    const place = await opened()
    await place.start()
    expect(certpath(place)).toMatchObject([
      {
        type: 1,
        contexts: [0, 1, 2],
        integration_types: [0, 1],
        options: [{ name: 'do' }, { name: 'say' }],
      },
    ])
    const [word] = certpath(place)[0]?.options ?? []
    expect(word?.choices?.map(({ value }) => value)).toEqual([
      'start',
      'status',
      'why',
      'restart',
      'human',
      'data',
      'help',
    ])
    expect(registered(place)).toEqual(['POST'])
    expect(place.discord.violations).toEqual([])
  })

  test('is not registered again when nothing about it is new', async () => {
    const place = await opened()
    await (await place.start()).end()
    await place.start()
    expect(registered(place)).toEqual(['POST'])
  })

  test.each<[string, Partial<Command>]>([
    ['another description', { description: 'Something else' }],
    ['no options', { options: [] }],
    ['fewer places', { contexts: [0], integration_types: [0] }],
  ])('is registered again when Discord has it with %s', async (_, other) => {
    const place = await opened()
    await (await place.start()).end()
    const [before] = certpath(place)
    await call(place, 'PATCH', `/${before?.id}`, other)
    expect(certpath(place)).toMatchObject([other])
    await place.start()
    const [after] = certpath(place)
    expect({ ...after, version: '' }).toEqual({ ...before, version: '' })
    expect(certpath(place)).toHaveLength(1)
  })

  test('leaves the other commands of the app alone', async () => {
    const place = await opened()
    await call(place, 'POST', '', { name: 'other', description: 'Another command', type: 1 })
    const [other] = place.discord.commands
    await place.start()
    expect(certpath(place)).toHaveLength(1)
    expect(place.discord.commands).toContainEqual(other)
    expect(place.discord.commands).toHaveLength(2)
  })

  test.each([
    ['on servers alone', [0], [0, 1]],
    ['by people alone', [1], [0, 1, 2]],
  ])('fits an app that is installed %s', async (_, installs, contexts) => {
    const place = await opened({ installs })
    await (await place.start()).end()
    expect(certpath(place)).toMatchObject([{ integration_types: installs, contexts }])
    expect(place.discord.violations).toEqual([])
    await place.start()
    expect(registered(place)).toEqual(['POST'])
  })

  test('that cannot be registered keeps nobody from being answered, and is tried at the next start', async () => {
    const place = await opened()
    place.discord.faults.status('POST /applications/:application/commands', 500)
    const served = await place.start()
    const ada = place.discord.user('ada')
    ada.writes('hello')
    await ada.sees(/What would you like to do/)
    expect(certpath(place)).toEqual([])
    expect(served.stderr).toContain('command not registered')
    await served.end()
    await place.start()
    expect(certpath(place)).toHaveLength(1)
  })
})
