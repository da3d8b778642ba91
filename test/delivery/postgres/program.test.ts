/** The program as people start it, with DATABASE_URL naming a server. */
import { expect, test } from 'vitest'
import { Place } from '../../stage/program.js'
import { administer } from '../../stage/store-from-outside.js'
import { newAddress } from '../../stage/stores.js'

const tables =
  "select from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public'"

test('programs on several machines are one bot: a talk goes on in any, an event has one answer', async () => {
  using here = new Place()
  using there = new Place()
  const DATABASE_URL = await newAddress()
  const [one, two] = [here.lines({ DATABASE_URL }), there.lines({ DATABASE_URL })]
  const first = await one.ask({ id: 'e1', user: 'ann', text: 'I want to audit AI systems' })
  expect(first.facts).toEqual({ goal: 'audit' })
  const second = await two.ask({ id: 'e2', user: 'ann', text: 'I run our ISO 27001 programme' })
  expect(second.facts).toMatchObject({ goal: 'audit', background: 'iso' })

  const both = []
  for (let number = 3; number < 20; number += 1) {
    for (const each of [one, two]) each.send({ id: `e${number}`, user: 'ann', text: 'why' })
    both.push([await one.raw(), await two.raw()])
  }
  for (const [mine, yours] of both) expect(mine).toBe(yours)
  expect(await Promise.all([one.end(), two.end()])).toEqual([0, 0])

  const again = here.lines({ DATABASE_URL })
  again.send({ id: 'e3', user: 'ann', text: 'something else' })
  expect(await again.raw()).toBe(both[0]?.[0])
  expect(await again.end()).toBe(0)
})

test('doctor, export and erase', async () => {
  using place = new Place()
  const DATABASE_URL = await newAddress()
  const { password, host, pathname } = new URL(DATABASE_URL)
  const hello = JSON.stringify({ id: 'e1', user: 'ann', text: 'I want to audit AI systems' })
  const before = await place.run(['doctor'], '', { DATABASE_URL })
  expect(before.stdout).toMatch(/^note {2}store: .* is empty; the first start makes its tables$/m)
  expect(await administer(DATABASE_URL, tables)).toEqual([])
  const nothing = await place.run(['handoffs'], '', { DATABASE_URL })
  expect(nothing.stderr).toMatch(/Nothing was ever kept there .*Check DATABASE_URL/)
  expect(await administer(DATABASE_URL, tables)).toEqual([])
  await place.run(['chat', '--json'], hello, { DATABASE_URL })
  const doctor = await place.run(['doctor'], '', { DATABASE_URL })
  expect(doctor.stdout).toContain(`ok    store: postgres://${host}${pathname}, schema `)
  expect(doctor.stdout).toContain(', conversations: 1\n')
  const data = (action: string) =>
    place.run(['data', action, '--user', 'ann'], '', { DATABASE_URL })
  expect((await data('export')).stdout).toContain('audit AI systems')
  expect((await data('erase')).stdout).toMatch(/^Erased: 1 conversations.*\nThe server keeps/)
  expect((await data('export')).stdout).toContain('Nobody is kept at all.')

  const nowhere = new URL(DATABASE_URL)
  nowhere.pathname = '/nowhere'
  for (const args of [['chat', '--json'], ['doctor']]) {
    const { code, stdout, stderr } = await place.run(args, hello, { DATABASE_URL: nowhere.href })
    expect(code).toBe(1)
    expect(stdout + stderr).toMatch(/no such database: 3D000 .*Create it/)
    expect(stdout + stderr).not.toContain(password)
  }
})
