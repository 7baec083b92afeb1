import { expect, test } from 'vitest'
import { taggedSubject } from './subject-tags.ts'

const read = (subject: string) => {
  const rules = [{ name: 'secrecy', when: { subjectTag: ['sekretess', 'mycket hemligt'] }, then: {} }]
  const { visible, tags, phones } = taggedSubject(subject, { rules })
  return { visible, tags: [...tags], phones }
}

test.each([
  ['[sekretess] Om mötet', 'Om mötet', ['sekretess']],
  ['Sv: [SEKRETESS] Om mötet', 'Sv: Om mötet', ['sekretess']],
  ['Om mötet[ Mycket hemligt ]', 'Om mötet', ['mycket hemligt']],
  ['[sekretess][mycket hemligt] Om  mötet', 'Om  mötet', ['sekretess', 'mycket hemligt']],
  ['[sekretess]', '', ['sekretess']],
  ['[SMS] Om mötet', 'Om mötet', ['sms']],
])('%j is shown as %j', (subject, visible, tags) => {
  expect(read(subject)).toEqual({ visible, tags, phones: [] })
})

test.each([
  '[extern] Om  mötet',
  'Ärende [2026:14]',
  '[SMS-tjänsten] Fel',
  '[smsa mig]',
  'sekretess',
  '[]',
  '[sekretess',
  '',
])('%j says nothing to the gateway and stays as it is', (subject) => {
  expect(read(subject)).toEqual({ visible: subject, tags: [], phones: [] })
})

test.each([
  ['Om mötet [SMS:0701234567]', 'Om mötet', '0701234567'],
  ['[sms: 070-123 45 67 ] Om mötet', 'Om mötet', ' 070-123 45 67 '],
  ['[SMS 0701234567] Om mötet', 'Om mötet', '0701234567'],
  ['[SMS0701234567] Om mötet', 'Om mötet', '0701234567'],
  ['[SMS:Annas nummer] Om mötet', 'Om mötet', 'Annas nummer'],
  ['[SMS:0701234567 Om mötet', '', '0701234567 Om mötet'],
])('%j carries a number, whole or not', (subject, visible, phone) => {
  expect(read(subject)).toEqual({ visible, tags: ['sms'], phones: [phone] })
})
