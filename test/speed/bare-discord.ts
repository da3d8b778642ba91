/**
 * What certpath is measured against in Discord: a bot as discord.js's guide makes it, which answers
 * every direct message and tap with text and buttons, and keeps what it knows of people in memory.
 */
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  Partials,
} from 'discord.js'

const { DISCORD_TOKEN = '', DISCORD_API_URL = '', CALLS_A_SECOND } = process.env

interface Talk {
  readonly answers: Record<string, string>
  readonly lines: { readonly from: 'person' | 'bot'; readonly text: string }[]
}

const talks = new Map<string, Talk>()

const client = new Client({
  intents: [GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: {
    api: DISCORD_API_URL,
    ...(CALLS_A_SECOND && { globalRequestsPerSecond: Number(CALLS_A_SECOND) }),
  },
})

client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot || !message.channel.isSendable()) return
  await message.channel.send(answerTo(message.author.id, message.content))
})

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isButton()) return
  await interaction.reply(answerTo(interaction.user.id, interaction.customId))
})

/** About as long as certpath's answers are, with as many buttons. */
function answerTo(user: string, said: string) {
  const talk = talks.get(user) ?? { answers: {}, lines: [] }
  talks.set(user, talk)
  const number = talk.lines.length / 2 + 1
  const text = `You said: ${said}. ${'That is noted, and here is what follows from it. '.repeat(11)}`
  talk.answers[`question ${number}`] = said
  talk.lines.push({ from: 'person', text: said }, { from: 'bot', text })
  const choices = ['First choice', 'Second choice', 'Third choice', 'Fourth choice', 'Not sure']
  return {
    content: text,
    components: [rowOf('choice', choices), rowOf('offer', ['Skip', 'Back', 'Why'])],
  }
}

function rowOf(kind: string, labels: readonly string[]) {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label, at) =>
      new ButtonBuilder()
        .setCustomId(`${kind} with about as many characters as an action has ${at}`)
        .setLabel(label)
        .setStyle(ButtonStyle.Secondary),
    ),
  )
}

/** So many people have talked before, and this is how the benchmark says so. */
process.on('message', (people: number) => {
  for (let at = 0; at < people; at += 1)
    for (const said of ['hello', 'I want to build one', 'compliance', 'about a year', 'why'])
      answerTo(`U${String(at).padStart(9, '0')}`, said)
  process.send?.('filled')
})

client.once(Events.ClientReady, () => console.log('bare discord.js'))
await client.login(DISCORD_TOKEN)
