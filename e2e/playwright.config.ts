import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './support/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'flows',
  outputDir: 'results',
  fullyParallel: true,
  // Every worker starts a Sigill of its own.
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // A phone, held upright.
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // Without a locale that knows å, Chromium calls every such download "download".
    launchOptions: {
      args: chromiumFlags,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      ...(executablePath ? { executablePath } : {}),
    },
  },
})
