import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/speed/**'],
    testTimeout: 0,
    hookTimeout: 0,
  },
})
