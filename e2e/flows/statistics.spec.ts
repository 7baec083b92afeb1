import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { freePort } from '../../server/launch/free-port.ts'
import { startTestIssuer } from '../../server/testing/test-issuer.ts'
import { byLink, byPin, letter, somebody } from '../data.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { query } from '../support/database.ts'
import { operatorLink } from '../support/operator-link.ts'
import { openByLink } from '../support/recipient.ts'
import { test as base } from '../support/test.ts'
import { fillYearBefore } from '../support/year-before.ts'

/** A Sigill of this spec's own: what other tests send would be counted too. */
const test = base.extend<object, { gateway: TestGateway }>({
  gateway: [
    async ({}, use) => {
      const gateway = await startTestGateway()
      await use(gateway)
      await gateway.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

// The frame of a mail says so, where a spec opens one.
test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'/] })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function signIn(page: Page, gateway: TestGateway): Promise<void> {
  await page.goto(await operatorLink(gateway))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page)).toHaveText('Statistics')
}

test('an operator signs in once with a link, sees what was sent, and signs out', async ({ page, gateway }) => {
  const [anna, bo] = [somebody(), somebody()]
  await gateway.send(letter([byLink(anna), byPin(bo)]))
  await openByLink(page, { gateway, person: anna })
  await expect(page.getByRole('button', { name: 'Reply', exact: true })).toBeVisible()

  await page.goto('/operator')
  await expect(page.getByText('npm run operator:link')).toBeVisible()
  const link = await operatorLink(gateway)
  await page.goto(link)
  await expect(page).toHaveURL(/\/operator$/)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page)).toHaveText('Statistics')
  const companies = page.getByRole('table', { name: 'Sent to whom' })
  await expect(companies.getByRole('columnheader')).toHaveText(['Month', 'Companies'])
  await expect(companies.getByRole('row').last()).toHaveText(/^Total\s*2$/)
  await expect(page.getByRole('table', { name: 'How many are opened' }).getByRole('row').last()).toHaveText(
    /^Total\s*50%$/,
  )
  await expect(page.getByRole('img', { name: /^Bar chart: messages sent each month, by whom/ })).toBeVisible()
  await expect(page.getByText(anna.address)).toHaveCount(0)

  await page.goto(link)
  await expect(heading(page), 'who is signed in already').toHaveText('Statistics')
  await expect(page.getByText(/^You are signed in already/)).toBeVisible()
  await expect(page).toHaveURL(/\/operator$/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as a file (CSV)' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^sigill-20\d\d-\d\d-20\d\d-\d\d\.csv$/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page)).toHaveText('Sign in')
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/The link no longer works/)).toBeVisible()
})

test('an operator who comes back when the session is over is told so', async ({ page, gateway }) => {
  await signIn(page, gateway)
  await query(gateway, 'update operator_sessions set expires_at = now()')
  await page.getByRole('combobox', { name: 'Time' }).selectOption('Last year')
  await expect(heading(page)).toHaveText('Sign in')
  await expect(page.getByText(/^You are no longer signed in/)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of [
    ['phone', { width: 390, height: 844 }],
    ['desktop', { width: 1280, height: 900 }],
  ] as const) {
    test.describe(`${size}, ${colorScheme}`, () => {
      test.use({
        colorScheme,
        viewport,
        ...(size === 'desktop' && { isMobile: false, hasTouch: false, deviceScaleFactor: 1 }),
      })

      test('a year is drawn, stands in tables beside, fits the screen and can be read with other means', async ({
        page,
        gateway,
      }) => {
        await fillYearBefore(gateway)
        await signIn(page, gateway)
        const months = page.getByRole('table', { name: 'Everything, month by month' })
        await expect(months.getByRole('row')).toHaveCount(14)
        await expect(page.getByRole('img', { name: /chart/ })).toHaveCount(4)
        const drawn = await page
          .locator('canvas')
          .evaluateAll((canvases: HTMLCanvasElement[]) =>
            canvases.map((canvas) =>
              canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean),
            ),
          )
        expect(drawn).toEqual([true, true, true, true])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
        const around = page.getByRole('region', { name: 'Everything, month by month' })
        await expect(around, 'a shade where it is cut').toHaveCSS('background-attachment', 'local, scroll')
        const isCut = await around.evaluate((region) => region.scrollWidth > region.clientWidth)
        expect(isCut).toBe(size === 'phone')
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
        await page.screenshot({
          path: test.info().outputPath(`operator-${size}-${colorScheme}.png`),
          fullPage: true,
          scale: 'css',
        })
      })
    })
  }
}

test('an operator whose organisation has an identity provider signs in there; a colleague who is none does not', async ({
  browser,
}) => {
  const port = String(await freePort())
  const issuer = await startTestIssuer(`http://localhost:${port}`)
  const gateway = await startTestGateway({ HTTP_PORT: port, ...issuer.env })
  try {
    for (const [name, seen] of [
      ['mallory', 'Sign in'],
      ['eva', 'Statistics'],
    ] as const) {
      const context = await browser.newContext({ locale: 'en-GB' })
      const page = await context.newPage()
      await page.goto(`${gateway.url}/operator`)
      await page.getByRole('link', { name: 'Sign in' }).click()
      await page.getByPlaceholder('Enter any login').fill(name)
      await page.getByPlaceholder('and password').fill('any')
      await page.getByRole('button', { name: 'Sign-in' }).click()
      await page.getByRole('button', { name: 'Continue' }).click()
      await expect(heading(page)).toHaveText(seen)
      await expect(page.getByText('The sign-in did not go through')).toHaveCount(seen === 'Sign in' ? 1 : 0)
      await page.reload()
      await expect(heading(page)).toHaveText(seen)
      await context.close()
    }
  } finally {
    await gateway.stop()
    await issuer.stop()
  }
})
