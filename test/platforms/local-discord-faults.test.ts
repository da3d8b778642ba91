/** What goes wrong over the local Discord's REST, and what the real discord.js client makes of it. */
import { expect, test } from 'vitest'
import { clientOf, logIn, startDiscord } from './discord-client-stage.js'

const post = 'POST /channels/:channel/messages'

async function talking() {
  const discord = await startDiscord()
  const client = await logIn(discord, { rest: { retries: 0 } })
  const ada = discord.user('ada')
  const dm = await client.users.createDM(ada.id)
  const calls = () =>
    discord.journal.filter((entry) => entry.kind === 'called' && entry.route === post).length
  return { discord, client, ada, dm, calls }
}

test('a rate limit is waited for, and then the message goes out once', async () => {
  const { discord, ada, dm, calls } = await talking()
  discord.faults.rateLimit(post, 0.05)
  discord.faults.rateLimit(post, 0.05, { scope: 'shared' })
  await dm.send('hello')
  expect(calls()).toBe(3)
  expect(ada.dm.map(({ text }) => text)).toEqual(['hello'])
})

test('a global limit holds up everything, and says so', async () => {
  const { discord, client } = await talking()
  const limited: boolean[] = []
  client.rest.on('rateLimited', ({ global }) => limited.push(global))
  discord.faults.rateLimit('GET /users/@me', 0.05, { scope: 'global' })
  await client.rest.get('/users/@me')
  expect(limited).toEqual([true])
})

test('an emptied bucket is not called again before it is full', async () => {
  const discord = await startDiscord({ bucket: { limit: 2, inMs: 200 } })
  const client = await logIn(discord)
  for (let left = 5; left > 0; left -= 1) await client.rest.get('/users/@me')
  const statuses = discord.journal.flatMap((entry) =>
    entry.kind === 'answered' && entry.route === 'GET /users/@me' ? [entry.status] : [],
  )
  expect(statuses).toEqual([200, 200, 200, 200, 200])
})

test('an answer that was lost is asked for again, and under one nonce shows once', async () => {
  const { discord, ada, dm, calls } = await talking()
  discord.faults.loseAnswer(post)
  const send = () => dm.send({ content: 'once', nonce: '1', enforceNonce: true })
  await expect(send()).rejects.toThrow()
  await send()
  expect(calls()).toBe(2)
  expect(ada.dm).toHaveLength(1)
})

test('what fails has done nothing: a status, a page, a connection that is gone', async () => {
  const { discord, ada, dm } = await talking()
  discord.faults.status(post, 500)
  await expect(dm.send('a')).rejects.toMatchObject({ status: 500 })
  discord.faults.html(post)
  await expect(dm.send('b')).rejects.toMatchObject({ status: 502 })
  discord.faults.drop(post)
  await expect(dm.send('c')).rejects.toThrow()
  expect(ada.dm).toEqual([])
  discord.faults.malformed(post)
  await expect(dm.send('d')).rejects.toThrow('JSON')
  expect(ada.dm).toHaveLength(1)
})

test('a call that hangs is answered once released, and holds up only whom it is meant for', async () => {
  const { discord, client, ada, dm } = await talking()
  const hang = discord.faults.hang(post, { on: dm.id })
  const sent = dm.send('late')
  await hang.reached
  const ben = discord.user('ben')
  await client.users.send(ben.id, 'at once')
  expect(ben.dm.map(({ text }) => text)).toEqual(['at once'])
  expect(ada.dm).toEqual([])
  hang.release()
  await sent
  expect(ada.dm.map(({ text }) => text)).toEqual(['late'])
})

test('the gateway’s address may not be had, and then it may', async () => {
  const discord = await startDiscord()
  const client = clientOf(discord, { rest: { retries: 0 } })
  discord.faults.status('GET /gateway/bot', 503)
  await expect(client.login(discord.botToken)).rejects.toMatchObject({ status: 503 })
  await logIn(discord)
  expect(discord.gateway.count).toBe(1)
})

test('a token that is no good is refused by REST too', async () => {
  const { client } = await talking()
  client.rest.setToken('wrong')
  await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401 })
})
