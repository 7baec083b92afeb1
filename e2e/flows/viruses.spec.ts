import { expect } from '@playwright/test'
import { findClamd, startClamd, virus } from '../../server/testing/running-clamd.ts'
import { byLink, eva, somebody } from '../data.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { openByLink } from '../support/recipient.ts'
import { test } from '../support/test.ts'

const program = findClamd()
const letter = (to: { name: string; address: string }, content: string) => ({
  from: eva,
  to,
  subject: 'Faktura',
  text: 'Hej!',
  attachments: [{ filename: 'faktura.txt', content }],
})

/** The SMTP answer to a mail that is not taken. */
const answerTo = (gateway: TestGateway, mail: ReturnType<typeof letter>) =>
  gateway.send(mail).then(
    () => 'taken',
    (error: unknown) => (error as { response: string }).response,
  )

test.describe('with the clamd of this machine', () => {
  // .ci/test.ts installs it where it may.
  // eslint-disable-next-line playwright/no-skipped-test
  test.skip(program === undefined, 'There is no clamd on this machine.')

  test('what is infected is refused in mails and in replies, and a scanner that is down lets nothing through', async ({
    page,
  }) => {
    const clamd = await startClamd(program ?? '')
    const gateway = await startTestGateway({ CLAMD_URL: clamd.url })
    try {
      const ready = () => fetch(`${gateway.url}/readyz`).then((response) => response.json() as Promise<unknown>)
      expect(await ready()).toEqual({ status: 'ready', failing: [] })
      const anna = somebody()
      expect(await answerTo(gateway, letter(byLink(anna), virus))).toMatch(
        /^550 5\.7\.1 Ett virus .* \/ A virus was found/,
      )
      expect(await answerTo(gateway, letter(byLink(anna), 'ett'))).toBe('taken')

      await openByLink(page, { gateway, person: anna })
      await page.getByRole('button', { name: 'Reply' }).click()
      await page.getByRole('textbox', { name: 'Your reply' }).fill('Tack!')
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles([
          { name: 'intyg.txt', mimeType: 'text/plain', buffer: Buffer.from('ett') },
          { name: 'virus.txt', mimeType: 'text/plain', buffer: Buffer.from(virus) },
        ])
      await page.getByRole('button', { name: 'Send reply' }).click()
      await expect(page.getByText(/A virus was found in the file virus\.txt, so the reply was not sent/)).toBeVisible()
      await page.getByRole('button', { name: 'Remove virus.txt' }).click()
      await page.getByRole('button', { name: 'Send reply' }).click()
      await expect(page.getByText(/Your reply has been sent/)).toBeVisible()

      await clamd.stop()
      expect(await answerTo(gateway, letter(byLink(anna), 'två'))).toMatch(/^45[01] 4\.3\.0 .*tries again/)
      expect(await ready()).toEqual({ status: 'not ready', failing: ['scanner'] })
    } finally {
      await gateway.stop()
      await clamd.stop()
    }
  })
})
