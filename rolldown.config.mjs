import { defineConfig } from 'rolldown'

/** Packages stay where npm put them. */
const shared = { external: /^[^./]/, platform: 'node' }
const output = { dir: 'dist', format: 'esm', sourcemap: true }

export default defineConfig([
  /**
   * One file for what every start loads, and one for each part that is loaded when it is needed:
   * a hundred small files take longer to find than to run.
   */
  {
    ...shared,
    input: { main: 'src/main.ts', 'compile-rules': 'src/commands/compile-rules.ts' },
    output: { ...output, chunkFileNames: '[name].js', cleanDir: true },
  },
  /** A thread of its own loads a file of its own: what both need is not cut out of the first. */
  { ...shared, input: { 'sqlite-thread': 'src/store/sqlite-thread.ts' }, output },
])
