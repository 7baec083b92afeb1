import { expect, type Page } from '@playwright/test'
import { byLink, byPin, letter, somebody } from '../data.ts'
import { query } from '../support/database.ts'
import type { TestGateway } from '../support/gateway.ts'
import { linkIn, pinIn } from '../support/outbox.ts'
import { enterCode, followNotice, openByLink } from '../support/recipient.ts'
import { test } from '../support/test.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
/** Enters a wrong code until it bears no more tries. */
async function countDown(page: Page, code: string): Promise<void> {
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
    await enterCode(page, code)
    await expect(page.getByText(`You have ${left} left.`)).toBeVisible()
  }
  await enterCode(page, code)
}

/** Whatever the page then shows. */
async function followNoticeInto(page: Page, gateway: TestGateway, address: string): Promise<void> {
  await page.goto(linkIn(await gateway.outbox.mailTo(address)))
}

const wrong = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0')

test('a link whose secret is wrong looks like one that never was', async ({ page, gateway }) => {
  const anna = somebody()
  await gateway.send(letter(byLink(anna)))
  const link = await followNotice(page, { gateway, person: anna })
  const words: string[] = []
  for (const url of [link.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')), link.replace(/\/m\/\w{4}/, '/m/0000')]) {
    await page.goto('about:blank')
    await page.goto(url)
    await expect(heading(page)).toHaveText('This link cannot be opened')
    words.push(await page.getByRole('main').innerText())
  }
  expect(words[0]).toBe(words[1])
})

test('wrong codes count down, use the code up and lock the message, and the sender is told', async ({
  page,
  gateway,
}) => {
  const anna = somebody()
  await gateway.send(letter(byPin(anna), { from: 'bo.ek@kommun.example' }))
  await openByLink(page, { gateway, person: anna })
  const first = wrong(pinIn(await gateway.outbox.smsMessageTo(anna.e164)))
  await countDown(page, first)
  await expect(page.getByText(/this code can no longer be used/)).toBeVisible()
  await page.getByRole('button', { name: 'Send a new code' }).click()
  const second = wrong(pinIn(await gateway.outbox.smsMessageTo(anna.e164, 2)))
  await countDown(page, second)
  await expect(heading(page)).toHaveText('The message is locked')
  const receipt = await gateway.outbox.receiptTo('bo.ek@kommun.example', 'locked')
  expect(receipt.subject).toContain(anna.name)
})

test('once its time is over the page says so, and the message is gone', async ({ page, gateway }) => {
  const anna = somebody()
  await gateway.send(letter(byLink(anna)))
  await followNotice(page, { gateway, person: anna })
  const sql = `update messages set expires_at = now() from deliveries
    where deliveries.message_id = messages.id and recipient_address = $1`
  await query(gateway, sql, [anna.address])
  await page.getByRole('button', { name: 'Open message' }).click()
  await expect(heading(page)).toHaveText('This message has expired')
})

test.describe('without the server', () => {
  // The frame of a message that is cut off shows the browser's own page, whose script the sandbox forbids.
  // One pattern: Playwright takes a list of two for a value and its options.
  test.use({ expectedNoise: [/Failed to load resource|Blocked script execution in '\S+\/frame\.html'/] })

  test('the page is there, says that nothing is lost, and goes on by itself', async ({ page, gateway, context }) => {
    const anna = somebody()
    await gateway.send(letter(byLink(anna)))
    await followNotice(page, { gateway, person: anna })
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Open message' }).click()
    await expect(page.getByText(/You are offline/)).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('button', { name: /Open message|Try again/ }).click()
    await expect(page.getByRole('button', { name: 'Reply', exact: true })).toBeVisible()
  })

  test('a server that does not answer is a page with a button to try again', async ({ page, gateway }) => {
    const anna = somebody()
    await gateway.send(letter(byLink(anna)))
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
    await followNoticeInto(page, gateway, anna.address)
    await expect(heading(page)).toHaveText('We cannot fetch the message right now')
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('button', { name: 'Open message' })).toBeVisible()
  })
})

for (const [locale, button] of [
  ['sv-SE', 'Öppna meddelandet'],
  ['fi-FI', 'Avaa viesti'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })

    test('the page speaks the language of the browser, and the person may choose another', async ({
      page,
      gateway,
    }) => {
      const anna = somebody()
      await gateway.send(letter(byLink(anna)))
      await followNoticeInto(page, gateway, anna.address)
      await expect(page.getByRole('button', { name: button })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
      await page.getByRole('button', { name: 'English' }).click()
      await expect(page.getByRole('button', { name: 'Open message' })).toBeVisible()
      await page.reload()
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    })
  })
}
