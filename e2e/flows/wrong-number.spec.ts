import { expect } from '@playwright/test'
import { byPin, letter, somebody } from '../data.ts'
import { followNotice, openByLink } from '../support/recipient.ts'
import { test } from '../support/test.ts'

const sender = (name: string) => ({ name: 'Eva Ek', address: `${name}@kommun.example` })

test('whoever sees that the number is not theirs says so before any SMS goes out, and the sender is asked', async ({
  page,
  gateway,
}) => {
  const anna = somebody()
  await gateway.send(letter(byPin(anna), { from: sender('fel-nummer') }))
  await followNotice(page, { gateway, person: anna })
  await page.getByRole('button', { name: 'This is not my number' }).click()
  const question = page.getByRole('dialog', { name: 'Not your number?' })
  await expect(question).toContainText('Eva Ek')
  await question.getByRole('button', { name: 'Yes, the number is wrong' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The message is waiting for the right mobile number')
  expect(await gateway.outbox.smsTo(anna.e164)).toEqual([])
  const asked = await gateway.outbox.mailTo('fel-nummer@kommun.example')
  expect(asked.text).toContain(anna.address)
})

test('who cancels has said nothing', async ({ page, gateway }) => {
  const anna = somebody()
  await gateway.send(letter(byPin(anna)))
  await followNotice(page, { gateway, person: anna })
  const press = page.getByRole('button', { name: 'This is not my number' })
  await press.click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(press).toBeFocused()
  await press.click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Open message' })).toBeVisible()
})

test('whoever waits for a code that goes elsewhere says so there', async ({ page, gateway }) => {
  const anna = somebody()
  await gateway.send(letter(byPin(anna)))
  await openByLink(page, { gateway, person: anna })
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible()
  await page.getByRole('button', { name: 'This is not my number' }).click()
  await page.getByRole('button', { name: 'Yes, the number is wrong' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The message is waiting for the right mobile number')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The message is waiting for the right mobile number')
})

test('while our mail about the new number is on its way, the page waits for that and not for a right one', async ({
  page,
  gateway,
}) => {
  const anna = somebody()
  await gateway.send(letter(byPin(anna)))
  await followNotice(page, { gateway, person: anna })
  await page.getByRole('button', { name: 'This is not my number' }).click()
  await page.getByRole('button', { name: 'Yes, the number is wrong' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The message is waiting for the right mobile number')
  // The outbox folder takes a mail at once, so that the server says this to nobody here.
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace('WRONG_NUMBER', 'NUMBER_UNTOLD') })
  })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The message is waiting for the number to be confirmed',
  )
  await expect(page.getByRole('main')).toContainText('Try again in a while')
  await expect(page.getByRole('main')).not.toContainText('We have told')
})
