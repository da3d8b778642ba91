/** certpath in Slack beside a bare Bolt bot. */
import { compare } from './chat/compare.js'
import { startBare, startCertpath } from './slack/bots.js'
import { talks } from './slack/talks.js'

await compare({
  platform: 'Slack',
  bare: 'bare Bolt',
  tenant: 'T1',
  startBare,
  startCertpath,
  talks,
  // Slack takes one message a second in a channel.
  pace: 1_000,
})
