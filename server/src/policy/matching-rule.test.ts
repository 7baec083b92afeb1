import { expect, test } from 'vitest'
import type { MailFacts } from './mail-facts.ts'
import { matchingRule } from './matching-rule.ts'
import { policyFormat } from './policy.ts'

const { rules } = policyFormat.parse({
  rules: [
    { name: 'confidential', when: { header: { Sensitivity: ['Company-Confidential'] } }, then: { level: 'PIN' } },
    { name: 'tagged', when: { subjectTag: ['sekretess'], senderDomain: ['kommun.se'] }, then: { level: 'PIN' } },
    { name: 'region', when: { recipientDomain: ['region.se'] }, then: { category: 'AUTHORITY' } },
    { name: 'eva', when: { sender: ['eva@kommun.se'] }, then: { expiryDays: 7 } },
  ],
})

const mail = (sensitivity: string[], ...tags: string[]): MailFacts => ({
  header: (name) => (name === 'sensitivity' ? sensitivity : []),
  subjectTags: new Set(tags),
})
const ask = (sender: string, recipient: string, facts?: MailFacts) => {
  const { rule, matched, undecided } = matchingRule(rules, { sender, recipient, mail: facts })
  return [rule?.name, matched, undecided.map(({ name }) => name)]
}

test('the first rule decides of which all holds', () => {
  expect(ask('eva@kommun.se', 'a@region.se', mail(['company-confidential '], 'sekretess'))).toEqual([
    'confidential',
    ['header'],
    [],
  ])
  expect(ask('bo@norr.kommun.se', 'a@region.se', mail(['Personal'], 'sekretess'))[0]).toBe('tagged')
  expect(ask('bo@annan.se', 'a@halsa.region.se', mail([], 'sekretess'))[0]).toBe('region')
  expect(ask('Eva@Kommun.se', 'a@foretag.se', mail([]))).toEqual(['eva', ['sender'], []])
  expect(ask('bo@kommun.se', 'a@foretag.se', mail([]))).toEqual([undefined, [], []])
})

test('at RCPT, before there is a mail, rules that ask for one are named beside the one that decides', () => {
  expect(ask('eva@kommun.se', 'a@region.se')).toEqual(['region', ['recipientDomain'], ['confidential', 'tagged']])
  expect(ask('bo@annan.se', 'a@foretag.se')).toEqual([undefined, [], ['confidential']])
})
