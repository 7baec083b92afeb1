import { devices, expect, type Page } from '@playwright/test'
import { byPin, letter, type Person, somebody } from '../data.ts'
import { expectAccessible } from '../support/accessible.ts'
import type { TestGateway } from '../support/gateway.ts'
import { pinIn } from '../support/outbox.ts'
import { bodyOf, enterCode, followNotice, openByLink } from '../support/recipient.ts'
import { openStatusPage, sendToWrongNumber, someSender } from '../support/sender.ts'
import { test } from '../support/test.ts'

test.use({
  userAgent: devices['Pixel 7'].userAgent,
  expectedNoise: [/Blocked script execution in '\S+\/frame\.html'|Failed to load resource/],
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const rightNumber = (person: Person) => ({ ...person, phone: '0701740605', e164: '+46701740605' })

async function giveNumber(page: Page, number: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Mobile number' }).fill(number)
  await page.getByRole('button', { name: /^Save/ }).click()
}

/** Enters wrong codes until the delivery is locked. */
async function lock(page: Page, { gateway, person }: { gateway: TestGateway; person: Person }): Promise<void> {
  await openByLink(page, { gateway, person })
  for (const sms of [1, 2]) {
    const pin = pinIn(await gateway.outbox.smsMessageTo(person.e164, sms))
    const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0')
    for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
      await enterCode(page, wrong)
      await expect(page.getByText(`You have ${left} left.`)).toBeVisible()
    }
    await enterCode(page, wrong)
    if (sms === 1) await page.getByRole('button', { name: 'Send a new code' }).click()
  }
  await expect(heading(page)).toHaveText('The message is locked')
}

test('the sender corrects the number, sees who opened it on what, gives more time, and takes it back', async ({
  page,
  gateway,
  context,
}) => {
  const sender = someSender()
  const anna = await sendToWrongNumber(page, { gateway, sender })
  const status = await context.newPage()
  await openStatusPage(status, { gateway, sender })
  await expect(status.getByText('Wrong phone number')).toBeVisible()
  expect(new URL(status.url()).hash).toBe('')

  await giveNumber(status, '0709')
  await expect(status.getByText('This is not a whole phone number.')).toBeVisible()
  await giveNumber(status, '070-174 06 05')
  await expect(status.getByText('The number is saved.')).toBeVisible()
  await expect(status.getByText('Wrong phone number')).toBeHidden()

  await openByLink(page, { gateway, person: anna })
  await enterCode(page, pinIn(await gateway.outbox.smsMessageTo(rightNumber(anna).e164)))
  await expect(bodyOf(page).getByRole('heading', { name: 'Beslut' })).toBeVisible()
  await status.reload()
  await expect(status.getByText('on a phone')).toBeVisible()

  await status.getByRole('button', { name: 'Give more time' }).click()
  await status.getByRole('radio', { name: /^30 days more/ }).check()
  await status.getByRole('dialog').getByRole('button', { name: 'Give more time' }).click()
  await expect(status.getByText(/The message can now be read until/)).toBeVisible()

  await expect(status.getByText('Can be read until')).toBeVisible()
  await status.getByRole('button', { name: 'Recall' }).click()
  await expect(status.getByText('This cannot be undone.')).toBeVisible()
  await status.getByRole('dialog').getByRole('button', { name: 'Recall' }).click()
  await expect(status.getByText('The message is recalled. The recipient cannot read it any more.')).toBeVisible()
  await expect(status.getByRole('button', { name: 'Recall' })).toBeHidden()
  await expect(status.getByText(/be read until/)).toBeHidden()

  await page.reload()
  await expect(heading(page)).toHaveText('The message has been recalled')
})

test('a message that is locked is unlocked, and the recipient tries again with the same link', async ({
  page,
  gateway,
  context,
}) => {
  const [sender, anna] = [someSender(), somebody()]
  await gateway.send(letter(byPin(anna), { from: sender }))
  await lock(page, { gateway, person: anna })
  const status = await context.newPage()
  await openStatusPage(status, { gateway, sender })
  await status.getByRole('button', { name: 'Unlock' }).click()
  await expect(status.getByText('Unlocked.')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Open message' })).toBeVisible()
})

test('the link is sent again for whoever has not opened it', async ({ page, gateway }) => {
  const sender = someSender()
  const anna = await sendToWrongNumber(page, { gateway, sender })
  await openStatusPage(page, { gateway, sender })
  await giveNumber(page, '070-174 06 06')
  await expect(page.getByText('The number is saved.')).toBeVisible()
  const notices = (await gateway.outbox.mailsTo(anna.address)).length
  await expect(async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Send the link again' }).click({ timeout: 5_000 })
  }).toPass()
  await expect(page.getByText('The e-mail with the link is on its way again.')).toBeVisible()
  await gateway.outbox.mailTo(anna.address, notices + 1)
})

test('a link whose token is wrong looks like one to a message that never was', async ({ page, gateway }) => {
  const sender = someSender()
  await sendToWrongNumber(page, { gateway, sender })
  const link = await openStatusPage(page, { gateway, sender })
  const words: string[] = []
  for (const url of [
    link.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    link.replace(/\/sent\/\w{4}/, '/sent/0000'),
  ]) {
    await page.goto('about:blank')
    await page.goto(url)
    await expect(heading(page)).toHaveText('This page cannot be shown')
    words.push(await page.getByRole('main').innerText())
  }
  expect(words[0]).toBe(words[1])
})

test('the page of several recipients is worked with the keyboard alone', async ({ page, gateway }) => {
  const [sender, bo] = [someSender(), somebody('Bo Berg')]
  const anna = somebody()
  await gateway.send(letter([byPin(anna), byPin(bo)], { from: sender }))
  await followNotice(page, { gateway, person: anna })
  await page.getByRole('button', { name: 'This is not my number' }).click()
  await page.getByRole('button', { name: 'Yes, the number is wrong' }).click()
  await expect(heading(page)).toHaveText('The message is waiting for the right mobile number')
  await openStatusPage(page, { gateway, sender })
  const recallAll = page.getByRole('button', { name: 'Recall from everybody' })
  await recallAll.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(recallAll).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The message is recalled from everybody.')).toBeVisible()
  await expect(page.getByText('Recalled', { exact: true })).toHaveCount(2)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('a message that somebody changed in the database is not shown, and the page says whom to ask', async ({
      page,
      gateway,
    }) => {
      const sender = someSender()
      await sendToWrongNumber(page, { gateway, sender })
      await openStatusPage(page, { gateway, sender })
      const sentMessage = { __typename: 'SentMessageChanged', id: 'of the message' }
      await page.route('**/graphql', (route) => route.fulfill({ json: { data: { sentMessage } } }))
      await page.reload()
      await expect(heading(page)).toHaveText('Something is wrong with this message')
      await expect(page.getByRole('main')).toContainText('Contact your IT department.')
      await expectAccessible(page)
    })

    test('the page and its questions can be read by everybody', async ({ page, gateway }) => {
      const sender = someSender()
      await sendToWrongNumber(page, { gateway, sender })
      await expectAccessible(page)
      await openStatusPage(page, { gateway, sender })
      await expectAccessible(page)
      for (const button of ['Recall', 'Give more time']) {
        await page.getByRole('button', { name: button }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectAccessible(page)
        await page.getByRole('button', { name: 'Cancel' }).click()
      }
    })
  })
}
