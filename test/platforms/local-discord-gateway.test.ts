/** The local Discord's gateway with the real discord.js client: connections lost, resumed, refused. */
import { type Client, GatewayIntentBits } from 'discord.js'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { clientOf, logIn, startDiscord } from './discord-client-stage.js'

function textsHeardBy(client: Client): string[] {
  const heard: string[] = []
  client.on('messageCreate', ({ content }) => heard.push(content))
  return heard
}

test('a session whose connection was dropped is resumed, and gets what it missed', async () => {
  const discord = await startDiscord()
  const heard = textsHeardBy(await logIn(discord))
  const ada = discord.user('ada')
  ada.writes('before')
  await discord.until(() => heard.length === 1)
  discord.gateway.drop()
  ada.writes('meanwhile')
  await discord.until(() => heard.length === 2)
  expect(heard).toEqual(['before', 'meanwhile'])
  expect([discord.gateway.identifies, discord.gateway.resumes]).toEqual([1, 1])
})

test('on resuming, what was had before can come once more', async () => {
  const discord = await startDiscord()
  const heard = textsHeardBy(await logIn(discord))
  discord.user('ada').writes('hello')
  await discord.until(() => heard.length === 1)
  discord.gateway.redeliverOnResume(1)
  discord.gateway.drop()
  await discord.until(() => heard.length === 2)
  expect(heard).toEqual(['hello', 'hello'])
})

test('asked to reconnect, a client resumes', async () => {
  const discord = await startDiscord()
  const heard = textsHeardBy(await logIn(discord))
  discord.gateway.reconnect()
  await discord.until(() => discord.gateway.resumes === 1)
  discord.user('ada').writes('hello')
  await discord.until(() => heard.length === 1)
  expect(discord.gateway.identifies).toBe(1)
})

test('a session that is no longer valid is started anew, and one that still is, resumed', async () => {
  const discord = await startDiscord()
  await logIn(discord)
  discord.gateway.invalidate(true)
  await discord.until(() => discord.gateway.resumes === 1)
  discord.gateway.invalidate(false)
  await discord.until(() => discord.gateway.identifies === 2)
  expect(discord.gateway.resumes).toBe(1)
})

test('a session that was forgotten meanwhile is started anew, and what it missed is lost', async () => {
  const discord = await startDiscord()
  const heard = textsHeardBy(await logIn(discord))
  discord.gateway.drop()
  discord.user('ada').writes('lost')
  discord.gateway.forgetSessions()
  await discord.until(() => discord.gateway.identifies === 2)
  discord.user('ada').writes('heard')
  await discord.until(() => heard.length > 0)
  expect(heard).toEqual(['heard'])
})

test('a client leaves a connection on which its heartbeats go unanswered', async () => {
  const discord = await startDiscord({ heartbeatIntervalInMs: 50 })
  await logIn(discord)
  discord.gateway.stopAcks()
  await discord.until(() => discord.gateway.count === 0)
  discord.gateway.startAcks()
  await discord.until(() => discord.gateway.resumes === 1)
  expect(discord.gateway.count).toBe(1)
})

test('dispatches that are held back come once they are released, in order', async () => {
  const discord = await startDiscord()
  const client = await logIn(discord)
  const heard = textsHeardBy(client)
  discord.gateway.hold()
  discord.user('ada').writes('one')
  discord.user('ada').writes('two')
  await client.rest.get('/users/@me')
  expect(heard).toEqual([])
  discord.gateway.release()
  await discord.until(() => heard.length === 2)
  expect(heard).toEqual(['one', 'two'])
})

test('an event can be dispatched once more', async () => {
  const discord = await startDiscord()
  const heard = textsHeardBy(await logIn(discord))
  discord.user('ada').writes('hello')
  const sent = discord.journal.findLast((entry) => entry.kind === 'sent')
  if (sent?.kind === 'sent') discord.redeliver(sent)
  await discord.until(() => heard.length === 2)
  expect(heard).toEqual(['hello', 'hello'])
})

test('a wrong token is refused, and so are intents that were not granted', async () => {
  const discord = await startDiscord({ privilegedIntents: 0 })
  await expect(clientOf(discord).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' })
  const asking = clientOf(discord, {
    intents: [GatewayIntentBits.DirectMessages, GatewayIntentBits.MessageContent],
  })
  await expect(asking.login(discord.botToken)).rejects.toThrow('Used disallowed intents')
  expect(discord.gateway.identifies).toBe(0)
})

test('no more sessions start than there may, and how many are left is said', async () => {
  const discord = await startDiscord({ sessionStarts: { remaining: 1, resetAfterInMs: 1000 } })
  await logIn(discord)
  expect(discord.gateway.remaining).toBe(0)
  await expect(clientOf(discord).login(discord.botToken)).rejects.toThrow('sessions remaining')
})

test('who speaks out of turn is shut out, with Discord’s code', async () => {
  const discord = await startDiscord()
  const closedBy = (...said: string[]) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`${discord.gateway.url}/?v=10&encoding=json`)
      socket.once('open', () => said.forEach((text) => void socket.send(text)))
      socket.once('close', resolve)
    })
  const identify = (token: string, intents: number) =>
    JSON.stringify({ op: 2, d: { token, intents, properties: {} } })
  const { botToken } = discord
  expect(await closedBy('no json')).toBe(4002)
  expect(await closedBy('{"op":99}')).toBe(4001)
  expect(await closedBy('{"op":3,"d":{}}')).toBe(4003)
  expect(await closedBy(identify('wrong', 1))).toBe(4004)
  expect(await closedBy(identify(botToken, 1 << 22))).toBe(4013)
  expect(await closedBy(identify(botToken, 2))).toBe(4014)
  expect(await closedBy(identify(botToken, 1), identify(botToken, 1))).toBe(4005)
})
