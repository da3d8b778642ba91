/** Commands, taps, menus and modals on the local Discord, answered by the real discord.js client. */
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContainerBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { expect, test } from 'vitest'
import type { LocalDiscord } from '../stage/discord/local-discord.js'
import type { Settings } from '../stage/discord/settings.js'
import { SteppedClock } from '../stage/slack/clock.js'
import { logIn, startDiscord } from './discord-client-stage.js'

const command = {
  name: 'certpath',
  description: 'Finds a path',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
  options: [
    {
      type: 3,
      name: 'goal',
      description: 'The goal',
      choices: [{ name: 'Audit', value: 'audit' }],
    },
  ],
}

/** A client with its command registered, and what it does with every interaction. */
async function serving(
  answer: (interaction: Interaction, client: Client) => Promise<unknown>,
  settings: Partial<Settings> = {},
): Promise<{ discord: LocalDiscord; client: Client<true>; failures: unknown[] }> {
  const discord = await startDiscord(settings)
  const client = await logIn(discord)
  await client.application.commands.set([command])
  const failures: unknown[] = []
  client.on('interactionCreate', (interaction) => {
    answer(interaction, client).catch((error) => failures.push(error.code ?? error))
  })
  return { discord, client, failures }
}

const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('yes').setLabel('Yes').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('no').setLabel('No').setStyle(ButtonStyle.Secondary),
)
const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('years')
    .setPlaceholder('Years')
    .addOptions({ label: 'None', value: '0' }, { label: 'A few', value: '3' }),
)
const modal = new ModalBuilder()
  .setCustomId('change')
  .setTitle('Change answers')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Your name')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setMaxLength(9),
      ),
    new LabelBuilder()
      .setLabel('Years')
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId('years')
          .addOptions({ label: 'None', value: '0' }, { label: 'A few', value: '3', default: true }),
      ),
  )

test('a command is answered, its choice by name or value, and says what it took', async () => {
  const { discord, client } = await serving(async (interaction) => {
    if (!interaction.isChatInputCommand()) return
    await interaction.reply(`You chose ${interaction.options.getString('goal')}`)
  })
  const ada = discord.user('ada')
  const taken = await ada.runs('/certpath', { goal: 'Audit' })
  expect(taken).toMatchObject({ acknowledged: true, type: 4, why: undefined })
  expect(ada.dm.map(({ text }) => text)).toEqual(['You chose audit'])
  const [registered] = await client.application.commands.fetch().then((all) => [...all.values()])
  expect(registered?.id).toBe(discord.commands[0]?.id)
  await expect(ada.runs('/certpath', { goal: 'Build' })).rejects.toThrow('offers no “Build”')
  await expect(ada.runs('/other')).rejects.toThrow('There is no command /other')
})

test('an interaction says where it comes from: a direct message, a server, a group, elsewhere', async () => {
  const seen: unknown[] = []
  const { discord, client } = await serving(async (interaction) => {
    if (!interaction.isRepliable()) return
    const { context, authorizingIntegrationOwners, guildId, user } = interaction
    seen.push([context, Object.keys(authorizingIntegrationOwners), guildId !== null, user.username])
    await interaction.reply({ content: 'here', flags: MessageFlags.Ephemeral })
  })
  const ada = discord.user('ada')
  for (const where of ['dm', 'server', 'group', 'foreign server'] as const) {
    await ada.runs('/certpath', {}, { in: where })
  }
  expect(seen).toEqual([
    [1, ['0'], false, 'ada'],
    [0, ['0'], true, 'ada'],
    [2, ['1'], false, 'ada'],
    [0, ['1'], true, 'ada'],
  ])
  expect(ada.alone.map(({ where }) => where)).toEqual(['dm', 'server', 'group', 'foreign server'])
  expect(discord.user('ben').alone).toEqual([])
  const elsewhere = ada.alone.at(-1)?.post.place.id ?? ''
  await expect(client.rest.get(`/channels/${elsewhere}`)).rejects.toMatchObject({ code: 50001 })
})

test('an ephemeral answer is reached by its token alone', async () => {
  let lookUp: Promise<unknown> | undefined
  const { discord, client } = await serving(async (interaction) => {
    if (!interaction.isRepliable()) return
    const answer = await interaction.reply({
      content: 'for you',
      flags: MessageFlags.Ephemeral,
      withResponse: true,
    })
    const { id, channelId } = answer.resource?.message ?? fail()
    lookUp = client.rest.get(`/channels/${channelId}/messages/${id}`)
    await lookUp.catch(() => undefined)
    await interaction.editReply(`still ${(await interaction.fetchReply()).content}`)
  })
  const ada = discord.user('ada')
  await ada.runs('/certpath', {}, { in: 'server' })
  expect(await ada.sees('still')).toBe('still for you\n(edited)')
  await expect(lookUp).rejects.toMatchObject({ code: 10008 })
  expect(ada.messages('general')).toEqual([])
  expect(client.user.id).toBe(discord.settings.appId)
})

function fail(): never {
  throw new Error('There is no message.')
}

test('an answer may be deferred, and comes in the place of what was shown meanwhile', async () => {
  const { discord } = await serving(async (interaction) => {
    if (!interaction.isRepliable()) return
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    await discord.until(() => discord.user('ada').alone.some(({ isLoading }) => isLoading))
    await interaction.followUp('done')
    await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral })
  })
  const ada = discord.user('ada')
  expect(await ada.runs('/certpath')).toMatchObject({ acknowledged: true, type: 5 })
  await ada.sees('and more')
  expect(ada.alone.map(({ text }) => text)).toEqual(['done', 'and more'])
})

test('a tap changes the message it is on, now or later', async () => {
  const { discord, client } = await serving(async (interaction) => {
    if (!interaction.isButton()) return
    if (interaction.customId === 'yes')
      return interaction.update({ content: 'Yes.', components: [] })
    await interaction.deferUpdate()
    await interaction.editReply({ content: 'No.', components: [] })
  })
  const ada = discord.user('ada')
  const send = () => client.users.send(ada.id, { content: 'Is it?', components: [row] })
  await send()
  expect(ada.dm[0]?.text).toBe('Is it?\n[Yes] [No]')
  const kept = ada.dm[0] ?? fail()
  expect(await ada.taps('Yes')).toMatchObject({ acknowledged: true, type: 7 })
  expect(ada.dm[0]?.text).toBe('Yes.\n(edited)')
  await expect(ada.taps('Yes')).rejects.toThrow('There is no button “Yes” to tap.')
  expect(await ada.taps('No', { message: kept })).toMatchObject({ acknowledged: true, type: 6 })
  expect(await ada.sees('No.')).toBe('No.\n(edited)')
  expect(discord.violations).toEqual([])
})

test('a choice in a menu, in a message made of components', async () => {
  const { discord, client } = await serving(async (interaction) => {
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join())
  })
  const ada = discord.user('ada')
  const text = new TextDisplayBuilder().setContent('How \\*many\\* years?')
  await client.users.send(ada.id, {
    flags: MessageFlags.IsComponentsV2,
    components: [
      new ContainerBuilder().addTextDisplayComponents(text).addActionRowComponents(menu),
    ],
  })
  expect(ada.dm[0]?.text).toBe('How *many* years?\n[Years: None | A few]')
  expect(ada.dm[0]?.raw).toBe('How \\*many\\* years?')
  expect(await ada.selects('A few')).toMatchObject({ acknowledged: true, type: 4 })
  expect(ada.dm.at(-1)?.text).toBe('3')
  expect(discord.violations).toEqual([])
})

test('a modal opens, is filled in, and is answered', async () => {
  const { discord, client } = await serving(async (interaction) => {
    if (interaction.isButton()) return interaction.showModal(modal)
    if (!interaction.isModalSubmit() || !interaction.isFromMessage()) return
    const { fields } = interaction
    const years = fields.getStringSelectValues('years').join()
    await interaction.update({ content: `${fields.getTextInputValue('name')}, ${years}` })
  })
  const ada = discord.user('ada')
  await client.users.send(ada.id, { content: 'Who?', components: [row] })
  expect(await ada.taps(/^Y/)).toMatchObject({ acknowledged: true, type: 9 })
  expect(ada.screen()).toBe(
    '=== Change answers ===\nYour name: [name]\nYears: [years: None | A few]',
  )
  await expect(ada.submits()).rejects.toThrow('“Your name” is not filled in.')
  await expect(ada.submits({ name: '0123456789' })).rejects.toThrow('takes 9 characters at most')
  expect(await ada.submits({ 'Your name': 'Ada' })).toMatchObject({ acknowledged: true, type: 7 })
  expect(ada.modal).toBeUndefined()
  expect(ada.dm[0]?.raw).toBe('Ada, 3')
  expect(discord.violations).toEqual([])
})

test('an interaction is acknowledged once, and in time', async () => {
  const clock = new SteppedClock()
  let late = false
  const { discord, failures } = await serving(
    async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      if (late) clock.advance(3001)
      await interaction.reply('once')
      interaction.replied = false
      await interaction.reply('twice')
    },
    { now: clock.now, ackWithinInMs: 3000 },
  )
  const ada = discord.user('ada')
  await ada.runs('/certpath')
  await discord.until(() => failures.length === 1)
  late = true
  void ada.runs('/certpath')
  await discord.until(() => failures.length === 2)
  expect(failures).toEqual([40060, 10062])
  expect(ada.dm).toHaveLength(1)
})

test('who is not there, or does not answer, leaves the person with a word from Discord', async () => {
  const { discord, client } = await serving(async () => undefined, { ackWithinInMs: 1 })
  const ada = discord.user('ada')
  const silent = await ada.runs('/certpath')
  expect(silent).toMatchObject({ acknowledged: false, why: 'The application did not respond' })
  await client.destroy()
  await discord.until(() => discord.gateway.count === 0)
  const gone = await ada.runs('/certpath')
  expect(gone).toMatchObject({ acknowledged: false, why: 'The application is not connected' })
})

test('a token dies after a quarter of an hour, and is nothing before the first answer', async () => {
  const clock = new SteppedClock()
  const { discord, failures } = await serving(
    async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.webhook.send('too early').catch(({ code }) => failures.push(code))
      await interaction.reply('in time')
      clock.advance(15 * 60_000 + 1)
      await interaction.followUp('too late')
    },
    { now: clock.now },
  )
  await discord.user('ada').runs('/certpath')
  await discord.until(() => failures.length === 2)
  expect(failures).toEqual([10015, 50027])
})

test('in a server without the bot so many messages may follow, and no more', async () => {
  const { discord, failures } = await serving(async (interaction) => {
    if (!interaction.isChatInputCommand()) return
    await interaction.reply({ content: 'first', flags: MessageFlags.Ephemeral })
    for (let left = 6; left > 0; left -= 1) {
      await interaction.followUp({ content: 'next', flags: MessageFlags.Ephemeral })
    }
  })
  const ada = discord.user('ada')
  await ada.runs('/certpath', {}, { in: 'foreign server' })
  await discord.until(() => failures.length > 0)
  expect(failures).toEqual([40094])
  expect(ada.alone).toHaveLength(6)
})
