import { defineConfig } from 'rolldown'

/**
 * One file for what every start loads, and one for each part that is loaded when it is needed:
 * a hundred small files take longer to find than to run. Packages stay where npm put them, but for
 * zod, which is such a hundred files itself, most of them for languages that nothing here is said in.
 */
export default defineConfig({
  input: { main: 'src/main.ts', 'compile-rules': 'src/commands/compile-rules.ts' },
  external: /^(?!zod$)[^./]/,
  platform: 'node',
  output: {
    dir: 'dist',
    format: 'esm',
    sourcemap: true,
    chunkFileNames: '[name].js',
    cleanDir: true,
  },
})
