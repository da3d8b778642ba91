import { defineConfig } from 'rolldown'

/**
 * One file for what every start loads, and one for each part that is loaded when it is needed:
 * a hundred small files take longer to find than to run. Packages stay where npm put them.
 */
export default defineConfig({
  input: { main: 'src/main.ts', 'compile-rules': 'src/commands/compile-rules.ts' },
  external: /^[^./]/,
  platform: 'node',
  output: {
    dir: 'dist',
    format: 'esm',
    sourcemap: true,
    chunkFileNames: '[name].js',
    cleanDir: true,
  },
})
