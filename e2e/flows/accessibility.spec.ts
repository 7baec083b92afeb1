import { expect } from '@playwright/test'
import { byLink, byPin, letter, somebody } from '../data.ts'
import { expectAccessible } from '../support/accessible.ts'
import { pinIn } from '../support/outbox.ts'
import { bodyOf, enterCode, followNotice, openByLink } from '../support/recipient.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'/] })

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('every page on the way to a message and its reply', async ({ page, gateway }) => {
      const anna = somebody()
      await gateway.send(letter(byPin(anna)))
      for (const path of ['/', '/inbox', `/m/${crypto.randomUUID()}#${'A'.repeat(43)}`]) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page)
      }
      await followNotice(page, { gateway, person: anna })
      await expectAccessible(page)
      await openByLink(page, { gateway, person: anna })
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible()
      await expectAccessible(page)
      await enterCode(page, pinIn(await gateway.outbox.smsMessageTo(anna.e164)))
      await expect(bodyOf(page).getByRole('heading', { name: 'Beslut' })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Reply', exact: true }).click()
      await expect(page.getByRole('textbox', { name: 'Your reply' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}

test('everything that is pressed is at least 44 pixels high and wide', async ({ page, gateway }) => {
  const anna = somebody()
  await gateway.send(letter(byLink(anna)))
  await openByLink(page, { gateway, person: anna })
  await expect(bodyOf(page).getByRole('heading', { name: 'Beslut' })).toBeVisible()
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  const targets = page.locator('button:visible, input:not([type=file]):visible, textarea:visible, summary:visible')
  for (const target of await targets.all()) {
    const box = await target.boundingBox()
    const name = await target.evaluate((element) => element.outerHTML.slice(0, 120))
    expect({ name, height: (box?.height ?? 0) >= 44, width: (box?.width ?? 0) >= 44 }).toEqual({
      name,
      height: true,
      width: true,
    })
  }
})
