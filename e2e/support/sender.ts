import { expect, type Page } from '@playwright/test'
import { byPin, letter, type Person, somebody } from '../data.ts'
import type { TestGateway } from './gateway.ts'
import { statusLinkIn } from './outbox.ts'
import { followNotice } from './recipient.ts'

let senders = 0

/** A sender whom no other test knows. */
export const someSender = () => ({
  name: 'Eva Ek',
  address: `eva${process.pid % 1000}.${String(++senders)}@kommun.example`,
})

/** The `nth` mail to this sender leads there. */
export async function openStatusPage(
  page: Page,
  { gateway, sender, nth = 1 }: { gateway: TestGateway; sender: { address: string }; nth?: number },
): Promise<string> {
  const link = statusLinkIn(await gateway.outbox.mailTo(sender.address, nth))
  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return link
}

/** Sends a mail to somebody who says that the number is not theirs, so that its sender is asked. */
export async function sendToWrongNumber(
  page: Page,
  { gateway, sender }: { gateway: TestGateway; sender: { name: string; address: string } },
): Promise<Person> {
  const person = somebody()
  await gateway.send(letter(byPin(person), { from: sender }))
  await followNotice(page, { gateway, person })
  await page.getByRole('button', { name: 'This is not my number' }).click()
  await page.getByRole('button', { name: 'Yes, the number is wrong' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The message is waiting for the right mobile number')
  return person
}
