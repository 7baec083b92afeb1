import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { SendMailOptions } from 'nodemailer'
import { byLink, letter, pdf, png, secretText, somebody } from '../data.ts'
import type { TestGateway } from '../support/gateway.ts'
import { bodyOf, openByLink } from '../support/recipient.ts'
import { test } from '../support/test.ts'

test.use({ expectedNoise: [/Blocked script execution in '\S+\/frame\.html'/] })

const innermost = ['From: bo@foretag.example', 'Subject: Innerst', '', 'Hej från längst in', '']
const forwarded = [
  'From: Åsa Öberg <asa@grannkommun.example>',
  'To: Eva Ek <eva.ek@kommun.example>',
  'Date: Mon, 23 Nov 2026 08:00:00 +0100',
  'Subject: =?utf-8?Q?Fr=C3=A5ga_om_bygglov?=',
  'Content-Type: multipart/mixed; boundary=o',
  '',
  '--o',
  'Content-Type: multipart/related; boundary=i',
  '',
  '--i',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Får vi <b>bygga</b> här?</p><img src="cid:karta" alt="Karta"><script>parent.document.title = "ran"</script>',
  '--i',
  'Content-Type: image/png; name=karta.png',
  'Content-ID: <karta>',
  'Content-Transfer-Encoding: base64',
  '',
  png.toString('base64'),
  '--i--',
  '--o',
  'Content-Type: application/pdf; name=plan.pdf',
  'Content-Transfer-Encoding: base64',
  '',
  pdf.toString('base64'),
  '--o',
  'Content-Type: message/rfc822',
  '',
  ...innermost,
  '--o--',
  '',
].join('\r\n')

async function readForwarded(page: Page, gateway: TestGateway, change: SendMailOptions = {}): Promise<void> {
  const anna = somebody()
  const attachments = [{ content: forwarded, contentType: 'message/rfc822', filename: 'Fråga.eml' }]
  await gateway.send(letter(byLink(anna), { attachments, ...change }))
  await openByLink(page, { gateway, person: anna })
  await expect(bodyOf(page).getByText(secretText)).toBeVisible()
}

const show = (page: Page, name: string) => page.getByRole('button', { name: `Show ${name}` }).click()
const within = (page: Page) => page.getByRole('dialog', { name: 'Attached e-mail' })
const bodyWithin = (page: Page) => within(page).last().frameLocator('iframe[title="Text of the message"]')

test('an attached mail is read as a mail, in the page, with its picture and attachments', async ({ page, gateway }) => {
  await readForwarded(page, gateway)
  await show(page, 'Fråga.eml')
  const mail = within(page)
  await expect(mail.getByRole('heading', { name: 'Fråga om bygglov' })).toBeFocused()
  await expect(mail.getByText('Åsa Öberg')).toBeVisible()
  await expect(mail.getByText('asa@grannkommun.example')).toBeVisible()
  await expect(mail.getByText('23 November 2026')).toBeVisible()
  await expect(mail.getByText('To: Eva Ek')).toBeVisible()
  await expect(bodyWithin(page).getByText('Får vi bygga här?')).toBeVisible()
  await expect(bodyWithin(page).getByRole('img', { name: 'Karta' })).toHaveAttribute('src', /^blob:/)
  expect(await page.title()).toBe('Protected message · Sigill')
  await expect(mail.getByRole('heading', { name: '2 attachments' })).toBeVisible()
  const download = page.waitForEvent('download')
  await mail.getByRole('button', { name: 'Download plan.pdf' }).click()
  expect(await readFile(await (await download).path())).toEqual(pdf)
})

test('mails within mails open one over the other and close in turn, by keyboard too', async ({ page, gateway }) => {
  await readForwarded(page, gateway)
  await show(page, 'Fråga.eml')
  await show(page, 'Innerst.eml')
  await expect(within(page).last().getByText('Hej från längst in')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(within(page)).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Show Innerst.eml' })).toBeFocused()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(within(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Show Fråga.eml' })).toBeFocused()
})

test('an attached mail is still a file, byte for byte', async ({ page, gateway }) => {
  await readForwarded(page, gateway)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download Fråga.eml' }).click()
  expect((await download).suggestedFilename()).toBe('Fråga.eml')
  expect((await readFile(await (await download).path())).toString()).toBe(forwarded)
})

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]) {
  test(`an attached mail is accessible at ${viewport.width} pixels`, async ({ page, gateway }) => {
    await page.setViewportSize(viewport)
    await readForwarded(page, gateway)
    await show(page, 'Fråga.eml')
    await expect(bodyWithin(page).getByText('Får vi bygga här?')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).exclude('iframe').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    for (const button of await within(page).getByRole('button').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
  })
}
