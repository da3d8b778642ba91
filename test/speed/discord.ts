/** certpath in Discord beside a bare discord.js bot. */
import { compare } from './chat/compare.js'
import { startBare, startCertpath } from './discord/bots.js'
import { talks } from './discord/talks.js'

await compare({
  platform: 'Discord',
  bare: 'bare discord.js',
  tenant: 'discord',
  startBare,
  startCertpath,
  talks,
  pace: 0,
})
