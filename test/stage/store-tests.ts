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
    'discord-missed',
    'discord-processes',
    'slack-killed',
    'slack-once',
  ].map((name) => `test/delivery/${name}.test.ts`),
  'test/platforms/conformance.test.ts',
]
