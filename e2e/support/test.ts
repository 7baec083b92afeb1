import { test as base, type BrowserContext } from '@playwright/test'
import { startTestGateway, type TestGateway } from './gateway.ts'

type Fixtures = {
  /** Console messages that the test provokes on purpose, for example of requests that must fail. */
  expectedNoise: RegExp[]
  quietConsole: undefined
}

/**
 * `gateway` is shared by the tests of a worker: take recipients and numbers of your own.
 * Whatever a page says on its console as a warning or an error fails the test.
 */
export const test = base.extend<Fixtures, { gateway: TestGateway }>({
  gateway: [
    // Playwright reads the first parameter as a list of fixtures: it has to be a pattern, though an empty one.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const gateway = await startTestGateway()
      await use(gateway)
      await gateway.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ gateway }, use) => use(gateway.url),
  expectedNoise: [[], { option: true }],
  quietConsole: [
    async ({ context, expectedNoise }, use) => {
      const noise = listenForNoise(context)
      await use(undefined)
      const unexpected = noise.filter((line) => !expectedNoise.some((expected) => expected.test(line)))
      if (unexpected.length > 0) throw new Error(`The console said:\n${unexpected.join('\n')}`)
    },
    { auto: true },
  ],
})

function listenForNoise(context: BrowserContext): string[] {
  const noise: string[] = []
  context.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) noise.push(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (event) => noise.push(`uncaught: ${event.error().message}`))
  return noise
}
