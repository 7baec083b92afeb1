import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { byLink, png, somebody } from '../data.ts'
import { fiddle } from '../support/fiddle.ts'
import type { TestGateway } from '../support/gateway.ts'
import { astray, clobbering, fetching, handled } from '../support/html-vectors-by-hand.ts'
import { corpus, h5sc, inBatches, listen, loading, running, whatRan } from '../support/html-vectors.ts'
import { layers, switchOff, type Layer } from '../support/reader-layers.ts'
import { followNotice } from '../support/recipient.ts'
import { test } from '../support/test.ts'

const byHand = [handled, astray, fetching, running, loading].flatMap((vectors) => Object.values(vectors))

/** Behind the cleaner, which html.spec.ts shows the corpus as well, the other layers have little left to do. */
const vectorsFor = (off: Layer) => (off === 'cleaner' && existsSync(corpus) ? [...byHand, ...h5sc()] : byHand)

/** Whatever a vector leaves open is closed by the browser at the end of its own block. */
const asMail = (vectors: string[]) => vectors.map((html) => `<div>${html}</div>`).join('\n')

/** What leaves the browser for elsewhere, and is stopped there. A link that is followed leaves it from a page of its own. */
async function stopRequests(page: Page, { url }: TestGateway): Promise<string[]> {
  const asked: string[] = []
  await page.route(
    ({ href }) => !href.startsWith(`${url}/`),
    async (route) => {
      asked.push(route.request().url())
      await route.abort()
    },
  )
  return asked
}

/** Reads the vectors as a mail in the real page, without the layers that are off, and does everything to it that a person can do. */
async function read(page: Page, gateway: TestGateway, { html, off }: { html: string; off: readonly Layer[] }) {
  const person = somebody()
  const attachments = [{ filename: 'a.png', content: png, cid: 'known', contentType: 'image/png' }]
  const mail = { from: 'eva@kommun.example', to: byLink(person), subject: 'Html', attachments }
  await gateway.send({ ...mail, html: `<img src="cid:known" alt="" width="40" height="40">${html}` })
  await switchOff(page, off, () => html)
  const asked = await stopRequests(page, gateway)
  await followNotice(page, { gateway, person })
  await page.evaluate(listen)
  await page.getByRole('button', { name: 'Open message' }).click()
  await expect(page.locator('iframe').contentFrame().locator('img').first()).toBeAttached()
  await sleep(500) // What loads by itself has begun by then.
  if (await page.locator('iframe').isVisible()) await fiddle(page)
  return { ran: await page.evaluate(whatRan), asked }
}

// Followed links leave the page, and a service worker would bring the files that a test has changed from its own store.
test.use({ trace: 'off', serviceWorkers: 'block', expectedNoise: [/./] })
test.setTimeout(400_000)

for (const off of layers) {
  test(`without its ${off} the reader still runs nothing and asks for nothing elsewhere`, async ({
    browser,
    gateway,
  }) => {
    for (const vectors of inBatches(vectorsFor(off), 80)) {
      const page = await browser.newPage({ serviceWorkers: 'block', baseURL: gateway.url, locale: 'en-GB' })
      expect(await read(page, gateway, { html: asMail(vectors), off: [off] })).toEqual({ ran: [], asked: [] })
      await page.close()
    }
  })
}

test('with every layer off the vectors run in the same reader', async ({ page, gateway }) => {
  const { ran } = await read(page, gateway, { html: asMail(Object.values(handled)), off: layers })
  expect(new Set(ran).size).toBeGreaterThan(15)
})

test('with every layer off the vectors load in the same reader', async ({ page, gateway }) => {
  const vectors = [...Object.values(fetching), ...Object.values(loading)]
  const { asked } = await read(page, gateway, { html: asMail(vectors), off: layers })
  expect(new Set(asked).size).toBeGreaterThan(20)
})

test('names in a mail stand before nothing that the reader asks for', async ({ page, gateway }) => {
  expect(await read(page, gateway, { html: clobbering, off: [] })).toEqual({ ran: [], asked: [] })
  await expect(page.getByRole('heading', { name: 'Html' })).toBeVisible()
})
