import { expect } from '@playwright/test'
import { byLink, letter, somebody } from '../data.ts'
import { expectAccessible } from '../support/accessible.ts'
import { query } from '../support/database.ts'
import { followNotice } from '../support/recipient.ts'
import { openStatusPage, someSender } from '../support/sender.ts'
import { test } from '../support/test.ts'

test('whose time is short asks for more with one press, the sender is told and gives it', async ({ page, gateway }) => {
  const [sender, anna] = [someSender(), somebody()]
  await gateway.send(letter(byLink(anna), { from: sender }))
  const link = await followNotice(page, { gateway, person: anna })
  await expect(page.getByRole('button', { name: 'Ask for more time' })).toBeHidden()
  const sql = `update messages set expires_at = now() + interval '3 days' from deliveries
    where deliveries.message_id = messages.id and recipient_address = $1`
  await query(gateway, sql, [anna.address])
  await page.reload()
  await page.getByRole('button', { name: 'Ask for more time' }).click()
  await expect(page.getByText('We have asked Eva Ek.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask for more time' })).toBeHidden()
  await expectAccessible(page)

  await openStatusPage(page, { gateway, sender })
  await expect(page.getByText('Asked for more time')).toBeVisible()
  await page.getByRole('button', { name: 'Give more time' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Give more time' }).click()
  await expect(page.getByText(/The message can now be read until/)).toBeVisible()

  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Open message' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ask for more time' })).toBeHidden()
})
