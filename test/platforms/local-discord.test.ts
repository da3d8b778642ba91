/** The local Discord with the real discord.js client on it: messages in and out, and who reads what. */
import { AttachmentBuilder, type Client, GatewayIntentBits, type Message } from 'discord.js'
import { expect, test } from 'vitest'
import { SteppedClock } from '../stage/slack/clock.js'
import { logIn, startDiscord } from './discord-client-stage.js'

function heardBy(client: Client): Message[] {
  const heard: Message[] = []
  client.on('messageCreate', (message) => heard.push(message))
  return heard
}

test('a client logs in, reads a direct message and answers it', async () => {
  const discord = await startDiscord()
  const client = await logIn(discord)
  client.on('messageCreate', async (message) => {
    if (!message.author.bot) await message.reply(`You said ${message.content}`)
  })
  const ada = discord.user('ada')
  ada.writes('hello')
  expect(await ada.sees('You said')).toBe('You said hello')
  expect(ada.screen()).toBe('ada: hello\ncertpath: You said hello')
  expect(client.guilds.cache.map(({ name }) => name)).toEqual(['acme'])
  expect(discord.violations).toEqual([])
})

test('in a server the bot reads only what names it, unless it may read all', async () => {
  const discord = await startDiscord()
  const [without, among] = [await logIn(discord), await logIn(discord, { intents: allIntents })]
  const [heard, heardAll] = [heardBy(without), heardBy(among)]
  const ada = discord.user('ada')
  ada.writesIn('general', 'for the others')
  ada.mentions('for you')
  await discord.until(() => heard.length === 2 && heardAll.length === 2)
  expect(heard.map(({ content }) => content)).toEqual(['', `<@${without.user.id}> for you`])
  expect(heardAll.map(({ content }) => content)).toEqual([
    'for the others',
    `<@${without.user.id}> for you`,
  ])
  expect(heard[1]?.mentions.has(without.user)).toBe(true)
})

const allIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.MessageContent,
]

test('direct messages are dispatched to whoever asked for them, and kept where nobody is there', async () => {
  const discord = await startDiscord()
  const ada = discord.user('ada')
  const first = ada.writes('before')
  const last = ada.writes('still before')
  const client = await logIn(discord)
  const heard = heardBy(client)
  const dm = await client.users.createDM(ada.id)
  expect(dm.lastMessageId).toBe(last.id)
  expect((await client.users.createDM(ada.id, { force: true })).id).toBe(dm.id)
  const missed = await dm.messages.fetch({ after: first.id })
  expect(missed.map(({ content }) => content)).toEqual(['still before'])
  ada.writes('now')
  await discord.until(() => heard.length > 0)
  expect(heard.map(({ content }) => content)).toEqual(['now'])
})

test('a channel is read page by page, newest first', async () => {
  const discord = await startDiscord()
  const client = await logIn(discord)
  const ada = discord.user('ada')
  const written = Array.from({ length: 9 }, (_, index) => ada.writes(`${index}`))
  ada.deletes(written[4] ?? fail())
  const dm = await client.users.createDM(ada.id)
  const page = async (options: object) =>
    (await dm.messages.fetch({ cache: false, ...options })).map(({ content }) => content).join('')
  expect(await page({})).toBe('87653210')
  expect(await page({ limit: 2 })).toBe('87')
  expect(await page({ before: written[5]?.id, limit: 3 })).toBe('321')
  expect(await page({ after: written[3]?.id, limit: 2 })).toBe('65')
  expect(await page({ around: written[3]?.id, limit: 3 })).toBe('532')
})

function fail(): never {
  throw new Error('It was not written.')
}

test('what people edit and delete is told', async () => {
  const discord = await startDiscord()
  const client = await logIn(discord)
  const told: string[] = []
  client.on('messageUpdate', (_, now) => void told.push(`now ${now.content}`))
  client.on('messageDelete', ({ id }) => void told.push(`gone ${id}`))
  const ada = discord.user('ada')
  const message = ada.writes('helo')
  ada.edits(message, 'hello')
  ada.deletes(message)
  await discord.until(() => told.length === 2)
  expect(told).toEqual(['now hello', `gone ${message.id}`])
  expect(ada.dm).toEqual([])
})

test('a file arrives with what is said to it, and can be fetched', async () => {
  const discord = await startDiscord()
  const client = await logIn(discord)
  const ada = discord.user('ada')
  const record = Buffer.from('the record')
  const sent = await client.users.send(ada.id, {
    content: 'Here it is.',
    files: [new AttachmentBuilder(record, { name: 'record.txt', description: 'A record' })],
  })
  expect(ada.dm.at(-1)?.text).toBe('Here it is.\n(file: record.txt)')
  expect(ada.dm.at(-1)?.files).toEqual([{ name: 'record.txt', text: 'the record' }])
  const fetched = await fetch(sent.attachments.first()?.url ?? '')
  expect(await fetched.text()).toBe('the record')
  expect(discord.violations).toEqual([])
})

test('who closed their direct messages gets none, and can be told so', async () => {
  const discord = await startDiscord()
  const client = await logIn(discord)
  const ada = discord.user('ada', { closedDms: true })
  await expect(client.users.send(ada.id, 'hello')).rejects.toMatchObject({
    code: 50007,
    status: 403,
    message: 'Cannot send messages to this user',
  })
  ada.opensDms()
  await client.users.send(ada.id, 'hello')
  expect(ada.dm.map(({ text }) => text)).toEqual(['hello'])
})

test('a nonce that is enforced is shown once, for as long as it is remembered', async () => {
  const clock = new SteppedClock()
  const discord = await startDiscord({ now: clock.now })
  const client = await logIn(discord)
  const dm = await client.users.createDM(discord.user('ada').id)
  const send = () => dm.send({ content: 'once', nonce: '7', enforceNonce: true })
  const ids = [(await send()).id, (await send()).id]
  clock.advance(discord.settings.nonceWindowInMs + 1)
  ids.push((await send()).id)
  expect(new Set(ids).size).toBe(2)
  expect(discord.user('ada').dm).toHaveLength(2)
})

test('only those are notified whom the app allows', async () => {
  const discord = await startDiscord()
  const client = await logIn(discord)
  const ada = discord.user('ada')
  const content = `@everyone and <@${ada.id}>`
  const loud = await client.users.send(ada.id, content)
  const quiet = await client.users.send(ada.id, { content, allowedMentions: { parse: [] } })
  expect([loud.mentions.everyone, loud.mentions.users.size]).toEqual([true, 1])
  expect([quiet.mentions.everyone, quiet.mentions.users.size]).toEqual([false, 0])
})

test('what is not there, not allowed or not the own is refused in Discord’s words', async () => {
  const discord = await startDiscord({
    guilds: [
      {
        name: 'acme',
        withBot: true,
        channels: [
          { name: 'hidden', bot: 'none' },
          { name: 'news', bot: 'read' },
        ],
      },
    ],
  })
  const { rest } = await logIn(discord)
  const written = discord.user('ada').writesIn('news', 'mine')
  const news = discord.channel('news')
  const code = async (call: Promise<unknown>) =>
    call.then(
      () => 'fine',
      ({ code: given }) => given,
    )
  expect(await code(rest.get('/channels/123'))).toBe(10003)
  expect(await code(rest.get(`/channels/${discord.channel('hidden')}`))).toBe(50001)
  expect(await code(rest.get(`/channels/${news}/messages/123`))).toBe(10008)
  expect(await code(rest.get(`/channels/${news}/messages/${written.id}`))).toBe('fine')
  const body = { content: 'a' }
  expect(await code(rest.post(`/channels/${news}/messages`, { body }))).toBe(50013)
  expect(await code(rest.patch(`/channels/${news}/messages/${written.id}`, { body }))).toBe(50005)
  expect(await code(rest.delete(`/channels/${news}/messages/${written.id}`))).toBe(50013)
  expect(await code(rest.post('/users/@me/channels', { body: { recipient_id: '1' } }))).toBe(50035)
  expect(await code(rest.get('/nowhere'))).toBe(0)
})

test('ids are snowflakes of the clock’s time and grow, also where it stands still', async () => {
  const clock = new SteppedClock(Date.UTC(2026, 0, 2))
  const discord = await startDiscord({ now: clock.now })
  const ada = discord.user('ada')
  const ids = ['a', 'b', 'c'].map((text) => BigInt(ada.writes(text).id))
  expect(String(ids[0])).toHaveLength(19)
  expect(Number((ids[0] ?? 0n) >> 22n) + 1_420_070_400_000).toBe(clock.now())
  expect(ids.toSorted((one, other) => (one < other ? -1 : 1))).toEqual(ids)
  expect(new Set(ids).size).toBe(3)
})
