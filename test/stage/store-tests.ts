/** The tests of what is kept, which say the same of every store: they run once on each. */
export const storeTests = [
  'test/delivery/postgres/*.test.ts',
  ...deliveryTests(
    'chaos',
    'crash-anywhere',
    'forget-and-erase',
    'heard',
    'installations',
    'leases',
    'leasing',
    'once-only',
    'outbox',
    'outbox-claims',
    'outbox-killed',
    'retention',
    'two-processes',
    'two-releases',
  ),
]

/** More of them, for whoever has the time: `npm run test:pg`. */
export const furtherStoreTests = [
  ...deliveryTests(
    'discord-killed',
    'discord-missed',
    'discord-processes',
    'outbox-any-order',
    'outbox-retry',
    'slack-killed',
    'slack-once',
  ),
  'test/platforms/conformance.test.ts',
]

function deliveryTests(...names: readonly string[]): readonly string[] {
  return names.map((name) => `test/delivery/${name}.test.ts`)
}
