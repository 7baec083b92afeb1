import { expect, type FrameLocator, type Page } from '@playwright/test'
import type { Person } from '../data.ts'
import type { TestGateway } from './gateway.ts'
import { linkIn, pinIn } from './outbox.ts'

type Opening = { gateway: TestGateway; person: Person; nth?: number }

/** The page that the link in the person's notice leads to. */
export async function followNotice(page: Page, { gateway, person, nth = 1 }: Opening): Promise<string> {
  const link = linkIn(await gateway.outbox.mailTo(person.address, nth))
  // A page that is there already would only see its fragment change.
  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Open message' })).toBeVisible()
  return link
}

export async function openByLink(page: Page, opening: Opening): Promise<void> {
  await followNotice(page, opening)
  await page.getByRole('button', { name: 'Open message' }).click()
}

/** `sms`: which SMS to the person carries the code, counted from 1. */
export async function openByPin(page: Page, { sms = 1, ...opening }: Opening & { sms?: number }): Promise<void> {
  await openByLink(page, opening)
  const pin = pinIn(await opening.gateway.outbox.smsMessageTo(opening.person.e164, sms))
  await enterCode(page, pin)
}

export async function enterCode(page: Page, pin: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code' }).fill(pin)
}

/** The message's own text, in its frame. */
export const bodyOf = (page: Page): FrameLocator => page.frameLocator('iframe[title="Text of the message"]')
