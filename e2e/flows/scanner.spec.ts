import { expect, type Browser, type Page } from '@playwright/test'
import { byLink, byPin, letter, secretText, somebody, type Person } from '../data.ts'
import { query } from '../support/database.ts'
import type { TestGateway } from '../support/gateway.ts'
import { operatorLink } from '../support/operator-link.ts'
import { linkIn, statusLinkIn } from '../support/outbox.ts'
import { bodyOf, openByLink, openByPin } from '../support/recipient.ts'
import { openStatusPage, sendToWrongNumber, someSender } from '../support/sender.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'/] })

/** What somebody would press: of a recipient, of a sender, of an operator. */
const button = (page: Page) => page.getByRole('button', { name: /^(Open message|Recall|Sign in)$/ })
const wait = (page: Page, milliseconds: number) =>
  page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), milliseconds)

async function load(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(button(page)).toBeVisible()
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
    await button(page).hover()
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
    await page.goto('about:blank')
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

/** What is tried on the pages of senders and operators, too, which are of the same app. */
const waysToStaff = new Set([
  'and scrolls, moves and types',
  'ahead, from a page of the same origin',
  'with its fragment written as a filter writes it',
  'with scripts that look at everything',
])
const staffLinks = (way: string, links: string[]) => (waysToStaff.has(way) ? links : [])

/** Everything that is written down about these deliveries and about operators. */
async function written(gateway: TestGateway, ids: string[]): Promise<string> {
  const about = 'delivery_id = any($1)'
  const messages = 'select message_id from deliveries where id = any($1)'
  const [row] = await query(
    gateway,
    `select (select json_agg(d order by id) from deliveries d where id = any($1)) as deliveries,
      (select json_agg(p) from pins p where ${about}) as pins, (select json_agg(s) from sessions s where ${about}) as sessions,
      (select json_agg(r) from replies r where ${about}) as replies,
      (select json_agg(m order by id) from messages m where id in (${messages})) as messages,
      (select json_agg(l) from operator_links l) as links, (select json_agg(o) from operator_sessions o) as operators,
      (select json_agg(e order by id) from events e
        where ${about} or message_id in (${messages})) as events`,
    [ids],
  )
  return JSON.stringify(row)
}

async function announced(gateway: TestGateway, { address }: Person, state = 'ANNOUNCED') {
  const link = linkIn(await gateway.outbox.mailTo(address))
  const id = /\/m\/([^#]+)#/.exec(link)?.[1] ?? ''
  await expect.poll(() => written(gateway, [id])).toContain(state)
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

test('dozens of loads of links in a whole browser, without a press, change nothing, and the people still get in', async ({
  browser,
  page,
  gateway,
}) => {
  test.setTimeout(400_000)
  const [anna, bo, sender] = [somebody(), somebody('Bo Åberg'), someSender()]
  await gateway.send(letter(byLink(anna)))
  await gateway.send(letter(byPin(bo)))
  const targets = [await announced(gateway, anna), await announced(gateway, bo)]
  const cai = await sendToWrongNumber(page, { gateway, sender })
  const ids = [...targets, await announced(gateway, cai, 'RECEIPT_SENT')].map(({ id }) => id)
  const sentLink = statusLinkIn(await gateway.outbox.mailTo(sender.address))
  const signInLink = await operatorLink(gateway)
  const before = await written(gateway, ids)

  const operations: string[] = []
  const noticed = targets.map(({ link }) => link)
  for (const way of Object.keys(ways)) {
    const links = [...noticed, ...staffLinks(way, [sentLink, signInLink])]
    const loads = await Promise.all(links.map((link) => loadOnce(browser, { gateway, way, link })))
    operations.push(...loads.flat())
  }
  expect(new Set(operations)).toEqual(new Set(['Delivery', 'SentMessage', 'Statistics']))
  expect(operations.length).toBeGreaterThan(20)
  expect(await written(gateway, ids)).toBe(before)
  expect(await gateway.outbox.smsTo(bo.e164)).toEqual([])

  await openByLink(page, { gateway, person: anna })
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
  await openByPin(page, { gateway, person: bo })
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
  await openStatusPage(page, { gateway, sender })
  await page.getByRole('button', { name: 'Recall' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Recall' }).click()
  await expect(page.getByText('The message is recalled.')).toBeVisible()
  await page.goto(signInLink)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statistics')
})
