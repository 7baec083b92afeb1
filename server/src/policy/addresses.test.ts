import { readFile } from 'node:fs/promises'
import { refusalSentence, type RefusalTexts } from '@sigill/texts/refusals.ts'
import { buildSchema, GraphQLEnumType } from 'graphql'
import { expect, test } from 'vitest'
import { testGateway } from '../../testing/test-gateway.ts'
import { explainRecipient } from './explain-recipient.ts'

const document = new URL('../../../docs/addresses.md', import.meta.url)
const schema = buildSchema(await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8'))
const settings = { SENDER_DOMAINS: 'kommun.se', MAIL_DOMAIN: 'sigill.kommun.se', SMS_COUNTRIES: '46' }

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
  const { deps } = await testGateway(settings, {
    policy: { rules: [{ name: 'no SMS', when: { recipientDomain: ['region.se'] }, then: { sms: false } }] },
  })
  const text = await readFile(document, 'utf8')
  const rows = rowsOf(text)
  expect(rows.length).toBeGreaterThan(20)
  const answered = new Set<string>()
  for (const { address, second, third } of rows) {
    const explained = await explainRecipient(deps, { sender: 'eva@kommun.se', address })
    if (explained.kind === 'RecipientRefused') answered.add(explained.code)
    const told =
      explained.kind === 'RecipientRefused'
        ? explained.sentence.split(' / ')
        : [explained.kind === 'RecipientAccepted' ? explained.level : '', '']
    expect(told, address).toEqual(explained.kind === 'RecipientRefused' ? [second, third] : [second, expect.anything()])
  }
  // What no address alone is answered stands in the last table.
  const others = codesOf('RefusalCode').filter((code) => !answered.has(code))
  expect(codesIn(text)).toEqual(expect.arrayContaining(others))
})

/** Rows of four cells whose first one is a code. */
const codeRowsOf = (text: string) =>
  [...text.matchAll(/^\| `([A-Z_]+)` +\| [^|]+ \| ([^|]+?) +\| ([^|]+?) +\|$/gm)].map((match) => match.slice(1))
const codesIn = (text: string) => codeRowsOf(text).map(([code]) => code)

function codesOf(name: string): string[] {
  const type = schema.getType(name)
  return type instanceof GraphQLEnumType ? type.getValues().map((value) => value.name) : []
}

test('docs/addresses.md has every reason to refuse a mail, with its sentence', async () => {
  const rows = codeRowsOf(await readFile(document, 'utf8'))
  // Which of the recipients is refused, and why, is said by the sentence of that refusal.
  const reasons = codesOf('MailRefusalCode').filter((code) => code !== 'RECIPIENT_REFUSED')
  expect(reasons.length).toBeGreaterThan(5)
  expect(rows.map(([code]) => code)).toEqual(expect.arrayContaining([...reasons, 'TEXT_TOO_LONG']))
  for (const [code = '', swedish, english] of rows) {
    const megabytes = code === 'TEXT_TOO_LONG' ? 8 : 50
    const facts = { suffix: '.s', suggestion: '', megabytes }
    const sentence = refusalSentence('sv', (texts) => texts[code as keyof RefusalTexts](facts))
    expect(sentence, code).toBe(`${swedish} / ${english}`)
  }
})
