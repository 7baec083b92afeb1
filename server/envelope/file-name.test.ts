import { expect, test } from 'vitest'
import { safeFileName } from './file-name.ts'
import { dangersOf, hostileNames } from './testing/hostile-names.ts'

const safe = (name: string) => safeFileName(name, 'Bilaga')

test.each([
  ['an ordinary name', 'Beslut om god man.pdf', 'Beslut om god man.pdf'],
  ['å, ä, ö and emoji', 'Räkning åäö 🎉.pdf', 'Räkning åäö 🎉.pdf'],
])('%s is kept as it is', (_, name, kept) => {
  expect(safe(name)).toBe(kept)
})

test.each([
  ['folders of Unix', '../../etc/passwd', 'passwd'],
  ['folders of Windows', 'C:\\Users\\anna\\avtal.docx', 'avtal.docx'],
  ['line breaks and other control characters', 'a\r\nb\u0000.txt', 'a b .txt'],
  ['marks that turn the direction of writing', 'avtal\u202Efdp.exe', 'avtalfdp.exe'],
  ['characters that nobody sees', 'fak\u200btura\ufeff.pdf', 'faktura.pdf'],
  ['dots that hide a file, and dots at the end', '.htaccess. ', 'htaccess'],
  ['what Windows forbids', 'a<b>:"c|d?*.txt', 'a_b___c_d__.txt'],
])('%s are taken out', (_, name, cleaned) => {
  expect(safe(name)).toBe(cleaned)
})

test('a name that is a device on Windows is changed', () => {
  expect(safe('CON')).toBe('_CON')
  expect(safe('nul.txt')).toBe('_nul.txt')
  expect(safe('console.txt')).toBe('console.txt')
})

test('a name of which nothing is left gets one', () => {
  expect(safe('../..')).toBe('Bilaga')
  expect(safe('')).toBe('Bilaga')
})

test('a long name is shortened and keeps its extension', () => {
  const name = safe(`${'å'.repeat(500)}.docx`)
  expect(name).toHaveLength(120)
  expect(name.endsWith('….docx')).toBe(true)
})

test('a name is not cut inside an emoji', () => {
  expect(safe(`a${'🎉'.repeat(100)}.pdf`).isWellFormed()).toBe(true)
})

test('a long name of large characters fits where names are counted in bytes', () => {
  const name = safe(`${'漢'.repeat(300)}.docx`)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240)
  expect(name.endsWith('….docx')).toBe(true)
})

test('nothing that is sent on purpose gets through, and what is safe stays as it is', () => {
  expect(hostileNames.flatMap((name) => dangersOf(safe(name)).map((danger) => [name, danger]))).toEqual([])
  expect(hostileNames.filter((name) => safe(safe(name)) !== safe(name))).toEqual([])
  // The dangers are seen where they are: else the test above would prove nothing.
  expect(hostileNames.filter((name) => dangersOf(name).length > 0).length).toBeGreaterThan(400)
})
