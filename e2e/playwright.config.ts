import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './support/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'flows',
  outputDir: 'results',
  globalSetup: './support/global-setup.ts',
  fullyParallel: true,
  // Every worker starts a Sigill of its own; most of the time they wait.
  workers: Math.min(4, availableParallelism()),
  forbidOnly: true,
  // Generous, because a machine that builds other things too is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    // A phone, held upright.
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    // Pictures of every step would cost a third of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    // Without a locale that knows å, Chromium calls every such download "download".
    launchOptions: {
      args: chromiumFlags,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      ...(executablePath ? { executablePath } : {}),
    },
  },
})
