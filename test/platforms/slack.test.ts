/** Slack as people use it, over the wire. */
import { expect, test } from 'vitest'
import { SlackPlace } from '../stage/slack-place.js'

test('a talk in the direct message: words and taps mixed, each question answered in its place', async () => {
  await using place = await SlackPlace.open()
  await place.start()
  const ada = place.slack.user('U1')
  expect(
    await ada.writes('I run our ISO 27001 programme and want to audit AI systems'),
  ).toMatchObject({
    acknowledged: true,
  })
  await ada.sees(/Where are you starting from/)
  await ada.taps('Hands-on ISO management-system work')
  await ada.sees(/✓ Hands-on ISO management-system work/)
  await ada.sees(/How close is auditing/)
  await ada.writes('I have to audit one now')
  await ada.sees(/Lead Auditor/)
  expect(place.slack.violations).toEqual([])
})
