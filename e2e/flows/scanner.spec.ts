import { expect, type Browser, type Page } from '@playwright/test'
import { byLink, byPin, letter, secretText, somebody, type Person } from '../data.ts'
import { query } from '../support/database.ts'
import type { TestGateway } from '../support/gateway.ts'
import { linkIn } from '../support/outbox.ts'
import { bodyOf, openByLink, openByPin } from '../support/recipient.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'/] })

const openButton = (page: Page) => page.getByRole('button', { name: 'Open message' })
const wait = (page: Page, milliseconds: number) =>
  page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), milliseconds)

async function load(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(openButton(page)).toBeVisible()
}

/** Another page that has the browser load the link ahead, in every way that browsers know. */
function pageThatLoadsAhead(link: string): string {
  const rules = JSON.stringify({
    prefetch: [{ urls: [link], eagerness: 'immediate' }],
    prerender: [{ urls: [link], eagerness: 'immediate' }],
  })
  const relations = ['prefetch', 'prerender', 'preload', 'dns-prefetch', 'preconnect']
  const links = relations.map((relation) => `<link rel="${relation}" href="${link}" as="document">`)
  return `<!doctype html>${links.join('')}<script type="speculationrules">${rules}</script><a href="${link}">x</a>
    <iframe src="${link}"></iframe><script>fetch(${JSON.stringify(link)}, { mode: 'no-cors' })</script>`
}

/** Ways in which a machine opens a link in a whole browser. None of them presses anything. */
const ways: Record<string, (page: Page, link: string) => Promise<void>> = {
  'and leaves': load,
  'and waits': async (page, link) => {
    await load(page, link)
    await wait(page, 3_000)
  },
  'and scrolls, moves and types': async (page, link) => {
    await load(page, link)
    await openButton(page).hover()
    await page.mouse.move(200, 700, { steps: 10 })
    await page.evaluate(() => {
      scrollTo(0, document.body.scrollHeight)
    })
    for (const key of ['Tab', 'PageDown', 'End', 'ArrowDown', 'Escape', 'a']) await page.keyboard.press(key)
  },
  'again and again': async (page, link) => {
    await load(page, link)
    await page.reload()
    await page.goto('/')
    await page.goBack()
    await load(page, link)
  },
  'without scripts': async (page, link) => {
    await page.route(/\.js$/, (route) => route.abort())
    await page.goto(link)
    await wait(page, 500)
  },
  'ahead, from a page of the same origin': async (page, link) => {
    const body = pageThatLoadsAhead(link)
    await page.route('**/ahead', (route) => route.fulfill({ contentType: 'text/html', body }))
    await page.goto('/ahead')
    await wait(page, 2_000)
  },
  'ahead, from a page elsewhere': async (page, link) => {
    const body = pageThatLoadsAhead(link)
    await page.route('http://scanner.example/', (route) => route.fulfill({ contentType: 'text/html', body }))
    await page.goto('http://scanner.example/')
    await wait(page, 1_000)
  },
  'with its fragment written as a filter writes it': async (page, link) => {
    await page.goto(link.replace('#', '%23'))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
  'in a page that is hidden': async (page, link) => {
    await page.addInitScript(() => {
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    })
    await load(page, link)
  },
  'with scripts that look at everything': async (page, link) => {
    await load(page, link)
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) {
        for (const event of ['mouseover', 'focus', 'pointerenter', 'load', 'error'])
          element.dispatchEvent(new Event(event))
      }
    })
  },
}

/** Everything that is written down about these deliveries. */
async function written(gateway: TestGateway, ids: string[]): Promise<string> {
  const about = 'delivery_id = any($1)'
  const [row] = await query(
    gateway,
    `select (select json_agg(d order by id) from deliveries d where id = any($1)) as deliveries,
      (select json_agg(p) from pins p where ${about}) as pins, (select json_agg(s) from sessions s where ${about}) as sessions,
      (select json_agg(r) from replies r where ${about}) as replies,
      (select json_agg(e order by id) from events e
        where ${about} or message_id in (select message_id from deliveries where id = any($1))) as events`,
    [ids],
  )
  return JSON.stringify(row)
}

async function announced(gateway: TestGateway, person: Person): Promise<{ link: string; id: string }> {
  const link = linkIn(await gateway.outbox.mailTo(person.address))
  const id = /\/m\/([^#]+)#/.exec(link)?.[1] ?? ''
  await expect.poll(() => written(gateway, [id])).toContain('ANNOUNCED')
  return { link, id }
}

/** @returns the operations that the pages sent to the server */
async function loadOnce(browser: Browser, { gateway, way, link }: { gateway: TestGateway; way: string; link: string }) {
  const context = await browser.newContext({ baseURL: gateway.url, locale: 'en-GB' })
  const operations: string[] = []
  context.on('request', (request) => {
    if (request.method() !== 'POST') return
    operations.push((request.postDataJSON() as { operationName?: string }).operationName ?? 'unnamed')
  })
  await ways[way]?.(await context.newPage(), link)
  await context.close()
  return operations
}

test('twenty loads of links in a whole browser, without a press, change nothing, and the person still gets in', async ({
  browser,
  page,
  gateway,
}) => {
  test.setTimeout(400_000)
  const [anna, bo] = [somebody(), somebody('Bo Åberg')]
  await gateway.send(letter(byLink(anna)))
  await gateway.send(letter(byPin(bo)))
  const targets = [await announced(gateway, anna), await announced(gateway, bo)]
  const ids = targets.map(({ id }) => id)
  const before = await written(gateway, ids)

  const operations: string[] = []
  for (const { link } of targets) {
    for (const way of Object.keys(ways)) operations.push(...(await loadOnce(browser, { gateway, way, link })))
  }
  expect(new Set(operations)).toEqual(new Set(['Delivery']))
  expect(operations.length).toBeGreaterThan(15)
  expect(await written(gateway, ids)).toBe(before)
  expect(await gateway.outbox.smsTo(bo.e164)).toEqual([])

  await openByLink(page, { gateway, person: anna })
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
  await openByPin(page, { gateway, person: bo })
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
  expect(await written(gateway, ids)).not.toBe(before)
})
