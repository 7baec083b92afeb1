import { decrypt, encrypt } from '#primitives'
import { type Bytes, concatBytes, equalBytes, type Random } from './bytes.ts'
import {
  type CommittedKey,
  commitmentSize,
  context as contextBytes,
  deriveCommittedKey,
  requireKeySize,
  tagSize,
} from './derive.ts'
import { EnvelopeError } from './errors.ts'

const version = 1
const saltSize = 32
const kekIdPattern = /^[!-~]{1,64}$/

/** Every key comes from a fresh salt and seals one value, so that the nonce need not vary. */
const gcm = { iv: new Uint8Array(12) }

/** The key-encryption keys by id, and the one that seals from now on. A key may have to be fetched first. */
export type SealingKeys = { kek: (id: string) => Bytes | undefined | Promise<Bytes | undefined>; currentId: string }

/**
 * docs/envelope.md, section 7. Seals a small value under the current KEK and, when given, the key of its day of expiry: both are needed to open it.
 * `context` says what it is and whose (printable ASCII); nothing opens in another's place.
 * @throws EnvelopeError MALFORMED for a key that is not 32 bytes, or an id or a context that is not printable ASCII; WRONG_KEY when the
 *   current KEK is not in the ring
 */
export async function seal(input: {
  keys: SealingKeys
  dayKey?: Bytes
  context: string
  plaintext: Bytes
  random: Random
}): Promise<Bytes> {
  const kekId = input.keys.currentId
  if (!kekIdPattern.test(kekId))
    throw new EnvelopeError('MALFORMED', 'a KEK id that is not 1 to 64 printable characters')
  const salt = input.random(saltSize)
  const { key, commitment } = await deriveSealKey({ ...input, kekId, salt })
  const sealed = await encrypt(key, gcm, input.plaintext)
  const id = new TextEncoder().encode(kekId)
  return concatBytes([Uint8Array.of(version, id.length), id, salt, commitment, sealed])
}

/**
 * The way back from `seal`. Whether it needs a day key is known from where the value is kept, and not written in it.
 * @throws EnvelopeError (docs/envelope.md, section 9) WRONG_KEY for another KEK, day key or context; DAMAGED when it was cut off or changed;
 *   UNSUPPORTED_VERSION for a later format; MALFORMED for a key that is not 32 bytes, or a context that is not printable ASCII
 */
export async function open(input: {
  keys: SealingKeys
  dayKey?: Bytes
  context: string
  sealed: Bytes
}): Promise<Bytes> {
  const { kekId, salt, commitment, ciphertext } = split(input.sealed)
  const derived = await deriveSealKey({ ...input, kekId, salt })
  if (!equalBytes(derived.commitment, commitment)) {
    throw new EnvelopeError('WRONG_KEY', 'sealed under another KEK or day key, or for another context')
  }
  try {
    return await decrypt(derived.key, gcm, ciphertext)
  } catch {
    throw new EnvelopeError('DAMAGED', 'a sealed value was changed')
  }
}

/** The id of the KEK that a sealed value needs: what key rotation looks for. @throws EnvelopeError DAMAGED or UNSUPPORTED_VERSION */
export function sealedUnder(sealed: Bytes): string {
  return split(sealed).kekId
}

async function deriveSealKey(input: {
  keys: SealingKeys
  dayKey?: Bytes
  context: string
  kekId: string
  salt: Bytes
}): Promise<CommittedKey> {
  const kek = await input.keys.kek(input.kekId)
  if (!kek) throw new EnvelopeError('WRONG_KEY', `no KEK with the id ${input.kekId}`)
  requireKeySize(kek, 'KEK')
  if (input.dayKey) requireKeySize(input.dayKey, 'day key')
  const label = input.dayKey ? 'sigill/sealed-for-day/1' : 'sigill/sealed/1'
  return deriveCommittedKey({
    secrets: input.dayKey ? [kek, input.dayKey] : [kek],
    salt: input.salt,
    info: contextBytes(label, input.kekId, input.context),
  })
}

function split(sealed: Bytes) {
  if (sealed.length > 0 && sealed[0] !== version) {
    throw new EnvelopeError('UNSUPPORTED_VERSION', 'a sealed value of another version')
  }
  const saltAt = 2 + (sealed[1] ?? 0)
  const commitmentAt = saltAt + saltSize
  const ciphertextAt = commitmentAt + commitmentSize
  const kekId = new TextDecoder().decode(sealed.subarray(2, saltAt))
  if (sealed.length < ciphertextAt + tagSize || !kekIdPattern.test(kekId)) {
    throw new EnvelopeError('DAMAGED', 'a sealed value was cut off or changed')
  }
  return {
    kekId,
    salt: sealed.subarray(saltAt, commitmentAt),
    commitment: sealed.subarray(commitmentAt, ciphertextAt),
    ciphertext: sealed.subarray(ciphertextAt),
  }
}
