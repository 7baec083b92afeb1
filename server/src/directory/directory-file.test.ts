import { expect, test } from 'vitest'
import { readDirectoryFile } from './directory-file.ts'

const rules = { suffix: '.s', countries: ['46'] }
const read = (text: string) => readDirectoryFile(text, rules)
const anna = { address: 'anna@foretag.example', phone: '+46701234567' }
const bo = { address: 'bo@foretag.example', phone: '+46739999999' }

test.each([
  ['semicolons', 'anna@foretag.example;0701234567\nbo@foretag.example;0739999999\n'],
  ['commas and quotation marks', '"anna@foretag.example","070-123 45 67"\r\n"bo@foretag.example","+46739999999"'],
  ['tabs', 'anna@foretag.example\t0701234567\nbo@foretag.example\t0739999999'],
  [
    'a header and a byte order mark',
    '\uFEFFE-post;Mobil\nanna@foretag.example;0701234567\nbo@foretag.example;0739999999',
  ],
  [
    'empty lines, empty columns and capitals',
    '\nAnna@Foretag.example ; 0701234567;\n;;\n\nbo@foretag.example;46739999999',
  ],
  [
    'a line that comes twice',
    'anna@foretag.example;0701234567\nANNA@foretag.example;070-1234567\nbo@foretag.example;0739999999',
  ],
])('a file with %s is read', (_, text) => {
  expect(read(text)).toEqual({ kind: 'Directory', entries: [anna, bo] })
})

test('every fault is told with its line, and the header is a line too', () => {
  const lines = [
    'address;number',
    'anna@foretag.example;0701234567',
    'bo;0701234567',
    'bo@foretag.example',
    'bo@foretag.example;0701234567;0739999999',
    'bo@foretag.example.s;0701234567',
    'bo@foretag.example;07012345',
    'bo@foretag.example;+358401234567',
    'bo@foretag.example;08-508 11 829',
    'anna@foretag.example;0739999999',
  ]
  expect(read(lines.join('\n'))).toEqual({
    kind: 'DirectoryFaulty',
    faults: [
      { line: 3, code: 'NOT_AN_ADDRESS' },
      { line: 4, code: 'COLUMNS' },
      { line: 5, code: 'COLUMNS' },
      { line: 6, code: 'PROTECTED_ADDRESS' },
      { line: 7, code: 'MALFORMED_PHONE' },
      { line: 8, code: 'PHONE_NOT_ALLOWED' },
      { line: 9, code: 'PHONE_NOT_ALLOWED' },
      { line: 10, code: 'TWICE' },
    ],
  })
})

test('a first line with an address in it is no header, faulty as it may be', () => {
  expect(read('anna@foretag.example;none')).toEqual({
    kind: 'DirectoryFaulty',
    faults: [{ line: 1, code: 'MALFORMED_PHONE' }],
  })
})

test('a quotation mark without another is a fault of its own', () => {
  expect(read('anna@foretag.example;0701234567\n"bo@foretag.example;0739999999\n')).toMatchObject({
    kind: 'DirectoryFaulty',
    faults: [{ code: 'NOT_CSV' }],
  })
})
