import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    // Building the pages takes long on a machine that builds other things too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
