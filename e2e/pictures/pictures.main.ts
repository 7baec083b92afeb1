// The pictures that README shows, of the pages as they are: docs/images. They look as for most people where Arial or Liberation Sans is installed.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, devices, type Page } from '@playwright/test'
import { karin } from '../../server/src/demo/sample-mails.ts'
import { sendSamples } from '../../server/src/demo/send-samples.ts'
import { chromiumFlags, findChromium } from '../support/chromium.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { operatorLink } from '../support/operator-link.ts'
import { linkIn, statusLinkIn } from '../support/outbox.ts'
import { fillYearBefore } from '../support/year-before.ts'

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url))
const anna = 'anna.andersson@foretag.example'

/** A phone, held upright; shown at 270, so that they are sharp on a fine screen too. */
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true }

const gateway = await startTestGateway({ ORGANISATION: 'Sjöviks kommun', DEFAULT_LANGUAGE: 'en' })
const executablePath = findChromium()
const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) })
try {
  await sendSamples({ smtp: gateway.smtp, suffix: '.s' })
  const page = await browser.newPage({
    ...phone,
    baseURL: gateway.url,
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    userAgent: devices['Pixel 7'].userAgent,
  })
  await asRecipient(page, gateway)
  await asSender(page, gateway)
  await asOperator(page, gateway)
} finally {
  await browser.close()
  await gateway.stop()
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

async function asRecipient(page: Page, { outbox }: TestGateway): Promise<void> {
  await outbox.mailTo(anna, 2)
  const [withCode, byLink] = (await outbox.mailsTo(anna)).toSorted((mail) => (mail.text?.includes('SMS') ? -1 : 1))
  if (!withCode || !byLink) throw new Error('Anna has not got two notices')
  await page.goto(linkIn(withCode))
  await page.getByRole('button', { name: 'Open message' }).waitFor()
  await take(page, 'summary')
  await page.getByRole('button', { name: 'Open message' }).click()
  await page.getByRole('textbox', { name: 'Code' }).waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await take(page, 'code')
  await page.goto('about:blank')
  await page.goto(linkIn(byLink))
  await page.getByRole('button', { name: 'Open message' }).click()
  await page.frameLocator('iframe').getByRole('img').waitFor()
  await take(page, 'reading')
}

async function asSender(page: Page, { outbox }: TestGateway): Promise<void> {
  await outbox.receiptTo(karin.address, 'held')
  await page.goto('/outbox')
  await page
    .getByRole('link', { name: /Mats Holm/ })
    .first()
    .click()
  // As a mail program shows it, without the outbox around it.
  await page.goto((await page.locator('iframe').getAttribute('src')) ?? '')
  await take(page, 'held')
  await page.goto(statusLinkIn(await outbox.receiptTo(karin.address, 'opened')))
  await page.getByRole('button', { name: 'Recall' }).waitFor()
  await take(page, 'status')
}

async function asOperator(page: Page, gateway: TestGateway): Promise<void> {
  await fillYearBefore(gateway)
  await page.goto(await operatorLink(gateway))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page
    .getByRole('img', { name: /^Bar chart/ })
    .first()
    .waitFor()
  await page
    .getByText('Sent', { exact: true })
    .first()
    .evaluate((label) => scrollTo(0, label.getBoundingClientRect().top - 40))
  await take(page, 'statistics')
}
