/** The trainer answers the mail, and whoever asked in Slack reads it in the direct message. */
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import { SlackPlace } from '../stage/slack-place.js'
import { relaysFrom } from './relay.js'
import { channel, inDirectMessage, onCard } from './slack-asker.js'

relaysFrom(
  {
    where: 'on Slack',
    async open(env) {
      // How fast it is, is not asked here.
      const place = await SlackPlace.open({ slack: { echoes: true, ackWithinInMs: 600_000 }, env })
      await place.start()
      let people = 200
      const next = () => {
        people += 1
        return place.slack.user(`U${people}`)
      }
      return {
        newcomer: () => inDirectMessage(next()),
        amongOthers() {
          const [ada, ben] = [next(), next()]
          return {
            asking: onCard(ada),
            directly: inDirectMessage(ada),
            openly: () => ben.messages(channel).map(ben.textOf, ben).join('\n'),
          }
        },
        faults: () => place.slack.violations,
        [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
      }
    },
  },
  () => startHoodiecrow({ idle: true }),
)
