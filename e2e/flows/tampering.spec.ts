import { expect, type Page } from '@playwright/test'
import { byLink, letter, secretText, somebody, subject, type Person } from '../data.ts'
import { query } from '../support/database.ts'
import type { TestGateway } from '../support/gateway.ts'
import { bodyOf, followNotice } from '../support/recipient.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'|Failed to load resource/] })

const large = Buffer.alloc(400_000, 'not a bit of this')

async function send(gateway: TestGateway): Promise<Person> {
  const person = somebody()
  await gateway.send(letter(byLink(person), { attachments: [{ filename: 'stor.bin', content: large }] }))
  return person
}

/** The chunks of a part of the message that this person got. */
const chunksOf = 'where owner_id = (select message_id from deliveries where recipient_address = $1) and part_id = $2'

async function press(page: Page, gateway: TestGateway, person: Person): Promise<void> {
  await followNotice(page, { gateway, person })
  await page.getByRole('button', { name: 'Open message' }).click()
}

/** Waits for the sentence. @returns all that the page holds */
async function damaged(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'The message cannot be unlocked' })).toBeVisible()
  await expect(page.getByText('What arrived is not what the sender sent, so we do not show it.')).toBeVisible()
  await expect(page.getByText('eva.ek@kommun.example', { exact: true })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Messages on this device' })).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  return page.content()
}

const letterWords = new RegExp(`${subject}|${secretText}`)

test('a message in which one bit was changed shows a sentence, and no part of it', async ({ page, gateway }) => {
  const person = await send(gateway)
  const flip = `update sealed_chunks set bytes = set_bit(bytes, 1600, 1 - get_bit(bytes, 1600)) ${chunksOf}`
  await query(gateway, flip, [person.address, 'manifest'])
  await press(page, gateway, person)
  expect(await damaged(page)).not.toMatch(letterWords)
})

test('a message in whose place another was put shows a sentence, and neither of them', async ({ page, gateway }) => {
  const [person, other] = [await send(gateway), await send(gateway)]
  const swap = `update sealed_chunks set bytes = (select bytes from sealed_chunks ${chunksOf.replace('$1', '$3')}) ${chunksOf}`
  await query(gateway, swap, [person.address, 'manifest', other.address])
  await press(page, gateway, person)
  expect(await damaged(page)).not.toMatch(letterWords)
})

test('a key that was put in the place of another opens nothing', async ({ page, gateway }) => {
  const [person, other] = [await send(gateway), await send(gateway)]
  const keyOf = 'select sealed_key from deliveries where recipient_address = $2'
  const swap = `update deliveries set sealed_key = (${keyOf}) where recipient_address = $1`
  await query(gateway, swap, [person.address, other.address])
  await press(page, gateway, person)
  await expect(page.getByText('That did not work just now')).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(await page.content()).not.toMatch(letterWords)
})

test('a file that is damaged at its very end is not saved, not even its beginning', async ({ page, gateway }) => {
  const person = await send(gateway)
  const flip = `update sealed_chunks set bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 1)
    ${chunksOf} and sequence = 1`
  await query(gateway, flip, [person.address, '1'])
  const saved: string[] = []
  page.on('download', (download) => saved.push(download.suggestedFilename()))
  await press(page, gateway, person)
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
  await page.getByRole('button', { name: 'Download stor.bin' }).click()
  await expect(page.getByRole('alert')).toHaveText(/The file is damaged and cannot be opened/)
  expect(saved).toEqual([])
})
