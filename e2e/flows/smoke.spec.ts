import { expect } from '@playwright/test'
import { expectAccessible } from '../support/accessible.ts'
import { test } from '../support/test.ts'

test('Sigill lives and is ready', async ({ request }) => {
  await expect(await request.get('/healthz')).toBeOK()
  await expect(await request.get('/readyz')).toBeOK()
})

test('a link that nobody was given gets a page, and no session', async ({ page, context }) => {
  const response = await page.goto(`/m/${crypto.randomUUID()}#${'A'.repeat(43)}`)
  expect(response?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open message' })).toBeHidden()
  expect(await context.cookies()).toEqual([])
})

test.describe('what is no page', () => {
  test.use({ expectedNoise: [/status of 404/] })

  test('says so in our own looks, in three languages, and leads on', async ({ page }) => {
    const response = await page.goto('/nonsense')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page')
    await expectAccessible(page)
    for (const [name, heading] of [
      ['Svenska', 'Sidan finns inte'],
      ['Suomi', 'Sivua ei ole'],
    ] as const) {
      await page.getByRole('button', { name }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    }
    await page.getByRole('textbox').fill(`${new URL(page.url()).origin}/m/${crypto.randomUUID()}#${'A'.repeat(43)}`)
    await page.getByRole('textbox').press('Enter')
    await expect(page).toHaveURL(/\/m\//)
  })
})
