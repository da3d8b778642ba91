import { webApi } from '@slack/bolt'
import { faultOf } from '../calling/slack-fault.js'
import { SlackRefused } from '../calling/slack-refused.js'
// biome-ignore lint: temporary
export function oneWorkspace({ installation, clientOptions }: any) {
  let bot: any
  const token = installation.botToken
  return {
    authorize: async () => ({ botToken: token, botId: bot?.botId, botUserId: bot?.botUserId }),
    tokenFor: async () => ({ kind: 'token' as const, token }),
    removed: async () => {},
    notReady: () => (bot ? null : 'not reached'),
    async start() {
      try {
        const r = await new webApi.WebClient(token, clientOptions()).auth.test()
        bot = { botId: r.bot_id, botUserId: r.user_id }
      } catch (e) {
        const f = faultOf(e)
        if (f.kind === 'refused') throw new SlackRefused('SLACK_BOT_TOKEN', f.code)
      }
    },
    async stop() {},
  }
}
