import { expect } from '@playwright/test'
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
