import { expect, test } from 'vitest'
import { testGateway } from '../../testing/test-gateway.ts'
import { explainRecipient } from './explain-recipient.ts'
import { explanationLines } from './explanation-lines.ts'

const policy = {
  rules: [
    {
      name: 'confidential',
      when: { header: { Sensitivity: ['company-confidential'] } },
      then: { level: 'PIN' as const },
    },
    {
      name: 'region',
      when: { recipientDomain: ['region.example'] },
      then: { category: 'AUTHORITY' as const, expiryDays: 90 },
    },
    { name: 'no SMS', when: { recipientDomain: ['hall.example'] }, then: { sms: false } },
  ],
  knownDomains: ['lakarna.example'],
}
const sender = 'eva@kommun.example'

test('it is said which rule decides and why, and which might when the mail is known', async () => {
  const { deps } = await testGateway({}, { policy })
  const explained = await explainRecipient(deps, { sender, address: 'anna@region.example.s' })
  expect(explained).toMatchObject({
    category: 'AUTHORITY',
    expiresInDays: 90,
    decision: {
      rule: 'region',
      matched: ['RECIPIENT_DOMAIN'],
      unlessMailMatches: ['confidential'],
      levelFrom: 'DEFAULT',
      phoneFrom: null,
      smsAllowed: true,
    },
  })
  expect(explanationLines(explained)).toEqual([
    `Rule       "region" matches the recipient's domain`,
    'Level      LINK: no rule says it, and DEFAULT_LEVEL does',
    'Category   AUTHORITY',
    'Kept for   90 days',
    'Size       at most 52428800 bytes of attachments',
    'Language   that of the mail, or DEFAULT_LANGUAGE',
    'Unless     rule "confidential" decides: it asks for a header or a word in the subject',
  ])
})

test('it is said that a rule allows no SMS', async () => {
  const { deps } = await testGateway({}, { policy })
  const explained = await explainRecipient(deps, { sender, address: 'anna@hall.example.s' })
  expect(explained).toMatchObject({ level: 'LINK', decision: { rule: 'no SMS', smsAllowed: false } })
  expect(explanationLines(explained)[2]).toBe(
    'SMS        none: the rule allows none, and a mail that asks for a code is refused',
  )
})

test('a number in the address goes before everything, and is shown with its last digits', async () => {
  const { deps } = await testGateway({}, { policy })
  const explained = await explainRecipient(deps, { sender, address: 'anna@foretag.example.0701234567.s' })
  expect(explanationLines(explained).slice(0, 3)).toEqual([
    'Rule       none matches; the settings decide',
    'Level      PIN: a number is given',
    'Number     ••• ••• •• 67, from the address',
  ])
})

test('a number is not refused at RCPT where a rule that needs the mail may yet allow it', async () => {
  const { deps } = await testGateway({}, { policy })
  const address = 'anna@hall.example.0701234567.s'
  expect(await explainRecipient(deps, { sender, address })).toMatchObject({ kind: 'RecipientAccepted' })
  const { deps: others } = await testGateway({}, { policy: { rules: policy.rules.slice(1) } })
  expect(await explainRecipient(others, { sender, address })).toMatchObject({ code: 'SMS_NOT_ALLOWED' })
})

test('a domain that is a letter away from a known one, or from the own, is refused with what was meant', async () => {
  const { deps } = await testGateway({ SENDER_DOMAINS: 'kommun.example' }, { policy })
  const refusal = async (address: string) => explanationLines(await explainRecipient(deps, { sender, address }))[0]
  expect(await refusal('bo@komun.example.s')).toContain('menade du bo@kommun.example.s?')
  expect(await refusal('bo@lakrana.example.0701234567.s')).toContain('menade du bo@lakarna.example.0701234567.s?')
  expect(await refusal('bo@annat.example.s')).not.toContain('Refused')
})
