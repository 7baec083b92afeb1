import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testGateway } from '../../testing/test-gateway.ts'
import { explainRecipient } from './explain-recipient.ts'

const document = new URL('../../../docs/addresses.md', import.meta.url)

/** Rows of three cells whose first one is an address. */
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].map(
    ([, address = '', second = '', third = '']) => ({
      address,
      second,
      third,
    }),
  )

test('docs/addresses.md says of every typing error the sentence that is answered, and of every right address what it does', async () => {
  const { deps } = await testGateway(
    { SENDER_DOMAINS: 'kommun.se', MAIL_DOMAIN: 'sigill.kommun.se', SMS_COUNTRIES: '46' },
    { policy: { rules: [{ name: 'no SMS', when: { recipientDomain: ['region.se'] }, then: { sms: false } }] } },
  )
  const rows = rowsOf(await readFile(document, 'utf8'))
  expect(rows.length).toBeGreaterThan(20)
  for (const { address, second, third } of rows) {
    const explained = await explainRecipient(deps, { sender: 'eva@kommun.se', address })
    const told =
      explained.kind === 'RecipientRefused'
        ? explained.sentence.split(' / ')
        : [explained.kind === 'RecipientAccepted' ? explained.level : '', '']
    expect(told, address).toEqual(explained.kind === 'RecipientRefused' ? [second, third] : [second, expect.anything()])
  }
})
