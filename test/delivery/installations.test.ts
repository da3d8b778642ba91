import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { buildChild, start } from '../stage/child.js'
import { newAddress } from '../stage/stores.js'

let script = ''
beforeAll(() => {
  script = buildChild('once')
})

async function twoHandles() {
  const address = await newAddress()
  const open = async () => {
    const store = await openStore(address)
    onTestFinished(() => store.close())
    return store
  }
  return [await open(), await open(), address] as const
}

const t1 = { platform: 'slack', tenant: 'T1', body: 'sealed 1', at: 1000 }

test('what one process keeps, another finds, until either removes it', async () => {
  const [one, two] = await twoHandles()
  await one.installations.keep(t1)
  expect(await two.installations.find('slack', 'T1')).toEqual(t1)
  const anew = { ...t1, body: 'sealed 2', at: 2000 }
  await two.installations.keep(anew)
  expect(await one.installations.find('slack', 'T1')).toEqual(anew)
  expect(await two.installations.remove('slack', 'T1', 2000)).toBe(true)
  expect(await one.installations.find('slack', 'T1')).toBe(undefined)
  expect(await one.installations.remove('slack', 'T1', 2000)).toBe(false)
})

test('word of a removal leaves what was installed since', async () => {
  const [store] = await twoHandles()
  await store.installations.keep({ ...t1, at: 5000 })
  expect(await store.installations.remove('slack', 'T1', 4999)).toBe(false)
  expect(await store.installations.find('slack', 'T1')).toBeDefined()
})

test('tenants and platforms are kept apart, whatever their names', async () => {
  const [store] = await twoHandles()
  const { installations } = store
  const tenants = ['T1', 't1', 'T%', 'T/1', 'T1 ', "'; drop table installations; --"]
  for (const platform of ['slack', 'discord'])
    for (const tenant of tenants)
      await installations.keep({ platform, tenant, body: `${platform} ${tenant}`, at: 1 })
  await installations.remove('slack', 'T%', 1)
  const left = (await installations.list('slack')).map(({ tenant }) => tenant)
  expect(new Set(left)).toEqual(new Set(tenants.filter((tenant) => tenant !== 'T%')))
  expect((await installations.list('discord')).length).toBe(tenants.length)
  for (const tenant of left)
    expect((await installations.find('slack', tenant))?.body).toBe(`slack ${tenant}`)
})

test('a nonce is used once, for its purpose, in time', async () => {
  const [one, two] = await twoHandles()
  const use = { purpose: 'state', nonce: 'n1', expiresAt: 1000 }
  expect(await one.useOnce(use, 1000)).toBe(false)
  expect(await one.useOnce(use, 999)).toBe(true)
  expect(await one.useOnce(use, 999)).toBe(false)
  expect(await two.useOnce(use, 1)).toBe(false)
  expect(await two.useOnce({ ...use, purpose: 'other' }, 1)).toBe(true)
})

test('a nonce is forgotten when nobody can take it any more, and not before', async () => {
  const [store] = await twoHandles()
  const use = { purpose: 'state', nonce: 'n1', expiresAt: 1000 }
  const later = (now: number) =>
    store.useOnce({ purpose: 'state', nonce: `n${now}`, expiresAt: now + 1 }, now)
  await store.useOnce(use, 1)
  await later(3_600_999)
  // A process whose clock is slow comes with the same nonce again.
  expect(await store.useOnce(use, 1)).toBe(false)
  await later(3_601_000)
  expect(await store.useOnce(use, 1)).toBe(true)
})

test('of processes that use the same nonces at once, each nonce is for one', async () => {
  const [store, , address] = await twoHandles()
  const children = [0, 1, 2].map(() => start(script, ['once', address, '100']))
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0])
  const used = children.flatMap(({ lines }) => lines.map(({ nonce }) => nonce))
  expect(used).toHaveLength(100)
  expect(new Set(used).size).toBe(100)
  expect(await store.useOnce({ purpose: 'p', nonce: 'n0', expiresAt: 2 }, 1)).toBe(false)
})
