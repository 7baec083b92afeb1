import { expect, test } from 'vitest'
import { toAscii, toDsn } from './reply.ts'

const sentence = 'Skriv adressen så här: “anna@företag.se” – inte så där… / Write it like this.'

test('a reply is US-ASCII, since mail programs show the bytes of others wrongly', () => {
  const { code, reply } = toDsn({ code: 550, status: '5.1.3', sentence }, false)
  expect(code).toBe(550)
  expect(reply).toBe('5.1.3 Skriv adressen sa har: "anna@foretag.se" - inte sa dar... / Write it like this.')
})

test('a client that asked for SMTPUTF8 reads å, ä and ö', () => {
  expect(toDsn({ code: 550, status: '5.1.3', sentence }, true).reply).toBe(`5.1.3 ${sentence}`)
})

test('letters of every alphabet end up as printable ASCII', () => {
  expect(toAscii('Ærø Łódź Ωmega 中 é')).toMatch(/^[\x20-\x7e]+$/)
})

test.each([
  ['many words', 'ord '.repeat(300)],
  ['one endless word', 'å'.repeat(2000)],
])('%s fit in one line of 512 bytes, with the codes and the id that Haraka adds', (_, text) => {
  const { reply } = toDsn({ code: 550, status: '5.1.3', sentence: text }, true)
  expect(Buffer.byteLength(`550 ${reply} (01234567-89AB-CDEF-0123-456789ABCDEF.1000)\r\n`)).toBeLessThanOrEqual(512)
  expect(reply).toMatch(/ \.\.\.$/)
})

test('line breaks in a sentence cannot make a second reply', () => {
  const { reply } = toDsn({ code: 550, status: '5.1.3', sentence: 'no\r\n250 yes' }, false)
  expect(reply).toBe('5.1.3 no 250 yes')
})
