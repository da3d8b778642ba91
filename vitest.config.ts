import { defineConfig } from 'vitest/config'
import { inEveryRun, onBoth, onPostgresOnly } from './test/stage/store-tests.js'

function onPostgres(name: string, include: readonly string[]) {
  return {
    extends: true as const,
    test: {
      name,
      include: [...include],
      globalSetup: ['./test/stage/build.ts', './test/stage/postgres/for-all-tests.ts'],
      setupFiles: './test/stage/postgres/skip-without.ts',
      provide: { store: 'postgres' as const },
    },
  }
}

export default defineConfig({
  test: {
    setupFiles: './test/stage/seed.ts',
    reporters: ['default', './test/stage/plain-count.ts'],
    // Much of the time goes into waiting for what other programs may take: so four at once, also on two cores.
    maxWorkers: 4,
    // A slow machine is no failed test.
    testTimeout: 0,
    hookTimeout: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [`${onPostgresOnly}**`],
          globalSetup: './test/stage/build.ts',
          provide: { store: 'sqlite' },
        },
      },
      onPostgres('postgres', [`${onPostgresOnly}*.test.ts`, ...inEveryRun]),
      onPostgres(
        'postgres further',
        onBoth.filter((file) => !inEveryRun.includes(file)),
      ),
    ],
  },
})
