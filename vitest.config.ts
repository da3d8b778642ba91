import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: './test/stage/seed.ts',
    globalSetup: './test/stage/build.ts',
    reporters: ['default', './test/stage/plain-count.ts'],
    // Much of the time goes into waiting for what other programs may take: so two at once, also on two cores.
    maxWorkers: 2,
    // A slow machine is no failed test.
    testTimeout: 0,
    hookTimeout: 0,
  },
})
