import { expect, type Page } from '@playwright/test'
import { byPin, letter, type Person, somebody } from '../data.ts'
import { expectAccessible } from '../support/accessible.ts'
import type { TestGateway } from '../support/gateway.ts'
import { pinIn } from '../support/outbox.ts'
import { enterCode, followNotice, openByLink } from '../support/recipient.ts'
import { openStatusPage, sendToWrongNumber, someSender } from '../support/sender.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'|Failed to load resource/] })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

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
