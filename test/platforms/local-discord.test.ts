/** The local Discord with the real discord.js client on it: messages in and out, and who reads what. */
import { expect, test } from 'vitest'
import { logIn, startDiscord } from './discord-client-stage.js'

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
