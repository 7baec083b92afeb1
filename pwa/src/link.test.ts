import { toBase64url } from '@sigill/envelope/bytes.ts'
import { expect, test } from 'vitest'
import { readFragment, readPastedText } from './link.ts'

const deliveryId = '0197a3c2-5b1e-7c44-9f00-3d2a1b4c5d6e'
const linkSecret = Uint8Array.from({ length: 32 }, (_, i) => i * 7)
const secret = toBase64url(linkSecret)
const link = `https://post.kommun.se/m/${deliveryId}#${secret}`
const read = { kind: 'Link', deliveryId, linkSecret }

test.each([
  ['as it is', link],
  ['between angle brackets, with a full stop', `Öppna <${link}>.`],
  ['wrapped over lines', `${link.slice(0, 40)}\r\n${link.slice(40, 80)}\n${link.slice(80)}`],
  ['quoted in an answer', `> ${link.slice(0, 50)}\n> ${link.slice(50)}`],
  ['in the middle of the notice', `Öppna här:\n${link}\nKan läsas till 24 december`],
  ['with # written as %23', link.replace('#', '%23')],
  [
    'inside the link of a filter',
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02&sdata=abc`,
  ],
  [
    'inside the link of a filter that encoded it twice',
    `https://filter.example/?u=${encodeURIComponent(link.replace('#', '%23'))}`,
  ],
  ['with the id in capitals', link.replace(deliveryId, deliveryId.toUpperCase())],
])('a link is read %s', (_, text) => {
  expect(readPastedText(text)).toEqual(read)
})

test('the code from the notice is the secret alone', () => {
  expect(readPastedText(` ${secret}\n`)).toEqual({ kind: 'SecretAlone', linkSecret })
})

test('the code is read with what stands before it', () => {
  expect(readPastedText(`Kod: ${secret}`)).toEqual({ kind: 'SecretAlone', linkSecret })
})

test.each([
  ['nothing', ''],
  ['a sentence', 'Hej, jag hittar inte länken'],
  ['a link that was cut off', link.slice(0, -1)],
  ['a link with something stuck to its end', `${link}A`],
  ['a secret that no link ends in', 'https://post.kommun.se/m/'],
])('%s is not a link', (_, text) => {
  expect(readPastedText(text)).toEqual({ kind: 'NotALink' })
})

test('a fragment is read with what a filter has appended', () => {
  expect(readFragment(`#${secret}`)).toEqual(linkSecret)
  expect(readFragment(`#${secret}?utm_source=mail`)).toEqual(linkSecret)
  expect(readFragment(`%23${secret}`)).toEqual(linkSecret)
})

test('a fragment that is empty, cut off or too long is none', () => {
  expect(readFragment('')).toBeUndefined()
  expect(readFragment(`#${secret.slice(1)}`)).toBeUndefined()
  expect(readFragment(`#${secret}A`)).toBeUndefined()
})
