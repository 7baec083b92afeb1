import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['server/**/*.test.ts', 'haraka-plugins/**/*.test.ts', 'pwa/**/*.test.ts'],
    globalSetup: ['server/testing/global-postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
