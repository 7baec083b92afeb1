import { expect, test } from 'vitest'
import { deviceKind } from './device-kind.ts'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const android =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'
const tablet =
  'Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0'
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15'
const linux = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

test.each([
  ['an iPhone', iphone, 'PHONE'],
  ['an Android phone', android, 'PHONE'],
  ['an Android tablet', tablet, 'TABLET'],
  ['Windows', windows, 'COMPUTER'],
  ['a Mac', mac, 'COMPUTER'],
  ['Linux', linux, 'COMPUTER'],
  ['something that says nothing', undefined, 'UNKNOWN'],
  ['no browser', 'curl/8.5.0', 'UNKNOWN'],
  ['something that says too much', `${iphone}${' x'.repeat(500)}`, 'UNKNOWN'],
])('%s is told by its User-Agent', (_, userAgent, kind) => {
  expect(deviceKind(userAgent)).toBe(kind)
})
