import { expect, type Page } from '@playwright/test'
import { byLink, byPin, letter, pdf, png, secretText, somebody, subject, type Person } from '../data.ts'
import type { TestGateway } from '../support/gateway.ts'
import { pinIn } from '../support/outbox.ts'
import { bodyOf, enterCode, openByLink } from '../support/recipient.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'|Failed to load resource/] })

const words = (page: Page) => page.getByRole('textbox', { name: 'Your reply' })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function read(page: Page, gateway: TestGateway, html: string): Promise<void> {
  const anna = somebody()
  await gateway.send(letter(byLink(anna), { html, attachments: [] }))
  await openByLink(page, { gateway, person: anna })
}

async function readLetter(page: Page, gateway: TestGateway): Promise<Person> {
  const anna = somebody()
  await gateway.send(letter(byLink(anna)))
  await openByLink(page, { gateway, person: anna })
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
  return anna
}

test.describe('the code', () => {
  test('that is being typed stays while the page asks what has become of the SMS', async ({ page, gateway }) => {
    const anna = somebody()
    await gateway.send(letter(byPin(anna)))
    await openByLink(page, { gateway, person: anna })
    const pin = pinIn(await gateway.outbox.smsMessageTo(anna.e164))
    await enterCode(page, pin === '111111' ? '222222' : '111111')
    await expect(page.getByText('You have 4 tries left.')).toBeVisible()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('You have 4 tries left.')).toBeVisible()
    const asked = page.waitForResponse((response) => response.url().endsWith('/graphql'))
    await enterCode(page, '123')
    await asked
    await expect(page.getByRole('textbox', { name: 'Code' })).toHaveValue('123')
  })
})

test.describe('what a browser keeps', () => {
  test('says nothing of the message, in its history or anywhere else', async ({ page, gateway }) => {
    await readLetter(page, gateway)
    expect(await page.title()).toBe('Protected message · Sigill')
    const kept = await page.evaluate(async () => {
      const urls: string[] = []
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname)
      }
      return { urls, storage: JSON.stringify([localStorage, sessionStorage].map((storage) => Object.entries(storage))) }
    })
    expect(kept.urls.filter((path) => /^\/(?:graphql|parts|m)\b/.test(path))).toEqual([])
    expect(kept.storage).not.toContain(subject)
  })

  test('is gone once the message is removed from the device, from the tab too', async ({ page, gateway }) => {
    await readLetter(page, gateway)
    const address = page.url()
    await page.getByRole('link', { name: 'Messages on this device' }).first().click()
    await page.getByRole('button', { name: /^Remove from this device/ }).click()
    await expect(page.getByText(/Removed from this device/)).toBeVisible()
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link cannot be opened')
  })
})

test.describe('a mail', () => {
  test('that is white on a dark body can be read, and so can black on a light part of it', async ({
    page,
    gateway,
  }) => {
    const light = '<p style="color: black; background: #ffc">svart</p>'
    await read(
      page,
      gateway,
      `<body bgcolor="102030" text="#ffffff"><div style="color: #fff">vit ${light}</div><a href="https://a.example">länk</a></body>`,
    )
    const white = bodyOf(page).getByText('vit')
    await expect(white).toHaveCSS('color', 'rgb(255, 255, 255)')
    await expect(white.locator('..')).toHaveCSS('background-color', 'rgb(16, 32, 48)')
    await expect(bodyOf(page).getByRole('link')).toHaveCSS('color', 'rgb(255, 255, 255)')
    await expect(bodyOf(page).getByText('svart')).toHaveCSS('color', 'rgb(0, 0, 0)')
  })

  test.describe('in the dark', () => {
    test.use({ colorScheme: 'dark' })

    test('whose only colour is black follows the device', async ({ page, gateway }) => {
      await read(
        page,
        gateway,
        '<p><span style="color: black; font-family: Calibri"><font color="#000000">Hej</font></span></p>',
      )
      await expect(bodyOf(page).getByText('Hej')).toHaveCSS('color', 'rgb(232, 239, 241)')
    })
  })

  test('with a line that does not break can be moved sideways, by keyboard too', async ({ page, gateway }) => {
    await read(page, gateway, `<div style="white-space: nowrap">${'en mycket lång rad '.repeat(20)}</div>`)
    const body = bodyOf(page).locator('body')
    await expect(body).toHaveAttribute('tabindex', '0')
    await expect(body).toHaveCSS('overflow-x', 'auto')
  })

  test.describe('without a service worker', () => {
    test.use({
      serviceWorkers: 'block',
      expectedNoise: [/Blocked script execution|Failed to load resource|Service Worker registration blocked/],
    })

    test('whose frame did not load says so, and comes when it is tried again', async ({ page, gateway }) => {
      const broken = { status: 502, contentType: 'text/html', body: 'Bad gateway' }
      await page.route('**/frame.html', (route) => route.fulfill(broken))
      await read(page, gateway, '<p>Hej Anna</p>')
      await expect(page.getByRole('alert')).toContainText('That did not work just now')
      await page.unroute('**/frame.html')
      await press(page, 'Try again')
      await expect(bodyOf(page).getByText('Hej Anna')).toBeVisible()
      await expect(page.getByRole('alert')).toBeHidden()
    })
  })
})

test('a PDF is shown in a tab that cannot reach the message', async ({ page, gateway }) => {
  const anna = somebody()
  await gateway.send(letter(byLink(anna), { attachments: [{ filename: 'a.pdf', content: pdf }] }))
  await openByLink(page, { gateway, person: anna })
  const tab = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Show a.pdf' }).click()
  const shown = await tab
  await expect.poll(() => shown.url()).toMatch(/^blob:/)
  expect(await shown.evaluate(() => window.opener === null)).toBe(true)
})

test.describe('a reply', () => {
  test('that is closed at once keeps its words and files, also when the page is loaded anew', async ({
    page,
    gateway,
  }) => {
    const anna = await readLetter(page, gateway)
    await press(page, 'Reply')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'bild.png', mimeType: 'image/png', buffer: png })
    await words(page).fill('Tack!')
    await press(page, 'Close')
    await expect(page.getByRole('button', { name: 'Reply', exact: true })).toBeFocused()
    await press(page, 'Reply')
    await expect(words(page)).toHaveValue('Tack!')
    await expect(page.getByRole('button', { name: 'Remove bild.png' })).toBeVisible()
    await words(page).fill('Tack igen!')
    await openByLink(page, { gateway, person: anna })
    await press(page, 'Reply')
    await expect(words(page)).toHaveValue('Tack igen!')
  })

  test('that was emptied or discarded does not come back', async ({ page, gateway }) => {
    const anna = await readLetter(page, gateway)
    const emptyAndClose = async () => {
      await words(page).fill('')
      await press(page, 'Close')
    }
    for (const leave of [emptyAndClose, () => press(page, 'Discard the reply')]) {
      await press(page, 'Reply')
      await words(page).fill('Ångrat')
      await press(page, 'Close')
      await press(page, 'Reply')
      await leave()
      await openByLink(page, { gateway, person: anna })
      await press(page, 'Reply')
      await expect(words(page)).toHaveValue('')
      await press(page, 'Close')
    }
  })

  test('whose answer was lost is one reply, though the page is loaded anew before it is sent again', async ({
    page,
    gateway,
  }) => {
    const anna = somebody()
    await gateway.send(letter(byLink(anna), { from: 'lost@kommun.example' }))
    await openByLink(page, { gateway, person: anna })
    await press(page, 'Reply')
    await words(page).fill('En gång')
    await page.route('**/graphql', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await press(page, 'Send reply')
    await expect(page.getByText(/was not sent/)).toBeVisible()
    await page.unroute('**/graphql')
    await openByLink(page, { gateway, person: anna })
    await press(page, 'Reply')
    await expect(words(page)).toHaveValue('En gång')
    await press(page, 'Send reply')
    await expect(page.getByText(/Your reply has been sent/)).toBeVisible()
    await gateway.outbox.replyTo('lost@kommun.example')
    await expect(page.getByRole('heading', { name: 'Your reply', exact: true })).toHaveCount(1)
    expect(await gateway.outbox.repliesTo('lost@kommun.example')).toHaveLength(1)
  })

  test('goes once the message is opened again, when the session is over', async ({ page, gateway, context }) => {
    await readLetter(page, gateway)
    await press(page, 'Reply')
    await words(page).fill('Sent')
    await context.clearCookies()
    await press(page, 'Send reply')
    await expect(page.getByRole('dialog', { name: 'Open the message again' })).toBeVisible()
    await press(page, 'Open again')
    await expect(page.getByText(/Your reply has been sent/)).toBeVisible()
  })
})
