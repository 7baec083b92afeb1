import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  // Building the pages takes long on a machine that builds other things too.
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.ts'], hookTimeout: 60_000 },
})
