/**
 * certpath in Discord beside a bare discord.js bot: once with that bot as it comes, which makes fifty
 * calls a second at most, and then with this limit lifted, so that what each can do is compared.
 */

import type { Person } from '../stage/discord/person.js'
import { type Compared, compare, compareSpeeds } from './chat/compare.js'
import { startBare, startBareWithLimit, startCertpath } from './discord/bots.js'
import { talks } from './discord/talks.js'

const compared: Compared<Person> = {
  platform: 'Discord',
  bare: 'bare discord.js, its limit lifted,',
  tenant: 'discord',
  startBare,
  startCertpath,
  talks,
  pace: 0,
}

await compareSpeeds({
  ...compared,
  bare: 'bare discord.js',
  startBare: startBareWithLimit,
  talks: { usual: talks.mixed },
})
await compare(compared)
