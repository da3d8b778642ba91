/** The tests of what is kept, which say the same of every store: they run once on each. */
export const storeTests = [
  'test/delivery/postgres/*.test.ts',
  ...[
    'chaos',
    'crash-anywhere',
    'forget-and-erase',
    'heard',
    'installations',
    'leases',
    'leasing',
    'once-only',
    'outbox',
    'outbox-any-order',
    'outbox-claims',
    'outbox-killed',
    'outbox-retry',
    'retention',
    'two-processes',
    'two-releases',
    // Of what is delivered over the wire, what hangs most on what is kept.
    'discord-killed',
    'slack-killed',
  ].map((name) => `test/delivery/${name}.test.ts`),
]

/** More of them, for whoever has the time: `npm run test:pg`. */
export const furtherStoreTests = [
  ...['discord-missed', 'discord-processes', 'slack-once'].map(
    (name) => `test/delivery/${name}.test.ts`,
  ),
  'test/platforms/conformance.test.ts',
]
