import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: './test/stage/seed.ts',
    globalSetup: './test/stage/build.ts',
    reporters: ['default', './test/stage/plain-count.ts'],
    // A slow machine is no failed test.
    testTimeout: 0,
    hookTimeout: 0,
  },
})
