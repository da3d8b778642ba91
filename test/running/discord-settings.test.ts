import { describe, expect, test } from 'vitest'
import { discordSettings } from '../../src/discord-settings.js'
import { readSettings } from '../../src/settings.js'

const app = '1100000000000000001'
const token = `${Buffer.from(app).toString('base64url')}.GhUsHh.hush-hush_hush`

describe('settings of Discord', () => {
  test('are none where no token is set, or it is empty', () => {
    expect(discordSettings(readSettings({}))).toBeNull()
    expect(discordSettings(readSettings({ DISCORD_TOKEN: ' ' }))).toBeNull()
    const alone = { DISCORD_API_URL: 'https://proxy.example/api' }
    expect(discordSettings(readSettings(alone))).toBeNull()
  })

  test('come with the id of the app, and the usual address', () => {
    expect(discordSettings(readSettings({ DISCORD_TOKEN: ` ${token}\n` }))).toEqual({
      token,
      app,
      apiUrl: 'https://discord.com/api',
    })
  })

  test.each([
    ['https://discord.com/api', 'https://discord.com/api'],
    ['https://discord.com/api/', 'https://discord.com/api'],
    ['https://discord.com/api/v10', 'https://discord.com/api'],
    ['http://127.0.0.1:8080/api/v9/', 'http://127.0.0.1:8080/api'],
    ['http://proxy.example', 'http://proxy.example'],
    ['http://proxy.example/vault', 'http://proxy.example/vault'],
  ])('an address has no version and no slash at its end: %s', (DISCORD_API_URL, apiUrl) => {
    expect(readSettings({ DISCORD_API_URL }).DISCORD_API_URL).toBe(apiUrl)
  })
})

describe('a wrong one is named and not shown', () => {
  test.each([
    ['DISCORD_TOKEN', `Bot ${token}`, 'without "Bot"'],
    ['DISCORD_TOKEN', `bot ${token}`, 'without "Bot"'],
    // A client secret, a public key, the app's id, a person's own token, a token cut short.
    ['DISCORD_TOKEN', 'hush_hUsH-hushhushhushhushhushhu', 'Client Secret'],
    ['DISCORD_TOKEN', 'a'.repeat(60).concat('hush'), 'Public Key'],
    ['DISCORD_TOKEN', app, '"Bot" in the app\'s pages'],
    ['DISCORD_TOKEN', 'mfa.hushhushhushhush.hush', 'three parts'],
    ['DISCORD_TOKEN', token.slice(0, token.lastIndexOf('.')), 'three parts'],
    ['DISCORD_TOKEN', token.replace('.', '. '), 'three parts'],
    ['DISCORD_API_URL', 'discord.com/api/hush', 'address'],
    ['DISCORD_API_URL', 'https://me:hush@discord.com/api', 'address'],
    ['DISCORD_API_URL', 'wss://gateway.discord.gg/hush', 'address'],
  ])('%s=%s', (name, value, says) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(new RegExp(`^${name}: must be [^\\n]+$`))
    expect(read).toThrow(says)
    for (const part of value.split(/[ .@]/).filter((part) => part.length > 10))
      expect(read).not.toThrow(part)
    expect(read).not.toThrow(/hush/i)
  })
})
