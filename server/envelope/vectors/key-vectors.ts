import { hkdfSync } from 'node:crypto'
import { type Bytes, toBase64url } from '../bytes.ts'
import { deriveLinkKeys, wrapContentKey } from '../keys.ts'
import { changed } from './changed.ts'
import { countingRandom } from './counting-random.ts'

const linkSecret = countingRandom(0x10)(32)
const contentKey = countingRandom(0x80)(32)
const deliveryId = '019ac3f0-5c1e-7d4b-9a55-0b6f6f0d2a11'

/** `keys.json`: what a link secret gives, and the wrapped keys that it opens and does not open. */
export async function keyVectors() {
  const { wrapKey, accessToken } = await deriveLinkKeys(linkSecret)
  const wrappedKey = await wrapContentKey({ wrapKey, deliveryId, contentKey, random: countingRandom(0xc0) })
  const wrapped = { linkSecret: toBase64url(linkSecret), deliveryId, wrappedKey: toBase64url(wrappedKey) }
  const refused = (title: string, error: string, change: Partial<typeof wrapped>) => ({
    title,
    ...wrapped,
    ...change,
    error,
  })
  const refusedBytes = (title: string, error: string, bytes: Bytes) =>
    refused(title, error, { wrappedKey: toBase64url(bytes) })
  return {
    links: [
      {
        title: 'a link secret',
        linkSecret: toBase64url(linkSecret),
        wrapKey: toBase64url(rawWrapKey(linkSecret)),
        accessToken: toBase64url(accessToken),
      },
    ],
    opens: [{ title: 'a wrapped key', ...wrapped, contentKey: toBase64url(contentKey) }],
    refuses: [
      refused('the link of another delivery', 'WRONG_KEY', { linkSecret: toBase64url(countingRandom(0x11)(32)) }),
      refused('another delivery', 'WRONG_KEY', { deliveryId: '019ac3f0-5c1e-7d4b-9a55-0b6f6f0d2a12' }),
      refusedBytes('a changed nonce', 'WRONG_KEY', changed(wrappedKey, 1)),
      refusedBytes('a changed key', 'WRONG_KEY', changed(wrappedKey, 13)),
      refusedBytes('a changed tag', 'WRONG_KEY', changed(wrappedKey, 60)),
      refusedBytes('a byte too few', 'DAMAGED', wrappedKey.slice(0, -1)),
      refusedBytes('nothing', 'DAMAGED', wrappedKey.slice(0, 0)),
      refusedBytes('version 2', 'UNSUPPORTED_VERSION', changed(wrappedKey, 0, 2)),
    ],
  }
}

/** The format keeps this key inside WebCrypto; a reader in another language wants to compare it. */
function rawWrapKey(secret: Bytes): Bytes {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'sigill/link/1/wrap', 32))
}
