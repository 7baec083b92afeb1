import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Generous, because a machine that builds other things too is slow, not wrong.
const timeouts = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

export default defineConfig({
  // Vite would take graphql's second build, whose classes are not those that Apollo Server, outside of Vite, throws.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...timeouts,
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/testing/global-postgres.ts'],
        },
      },
      {
        // The envelope once more, on what browsers have.
        resolve: {
          alias: { '#primitives': fileURLToPath(new URL('server/envelope/primitives.web.ts', import.meta.url)) },
        },
        test: { ...timeouts, name: 'envelope in browsers', include: ['server/envelope/*.test.ts'] },
      },
      { test: { ...timeouts, name: 'haraka-plugins', include: ['haraka-plugins/**/*.test.ts'] } },
      { test: { ...timeouts, name: 'ci', include: ['.ci/**/*.test.ts'] } },
      'pwa',
    ],
  },
})
