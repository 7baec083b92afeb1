import { fromBase64url } from '../../server/envelope/bytes.ts'
import { newWord, type Canary } from './needles.ts'

/** Texts, numbers and keys that must be found nowhere, and those that may lie in the database. */
export class Secrets {
  readonly canaries: Canary[] = []
  /** Canaries that docs/envelope.md names as not hidden (section 11). */
  readonly inClear = new Set<string>()
  #phones = 0

  /** @param name what it is, and whose */
  word(name: string): string {
    return this.#add({ name, kind: 'word', value: newWord() })
  }

  nameInClear(name: string): string {
    this.inClear.add(name)
    return this.word(name)
  }

  /** A mobile number that nobody else has. @returns its national form */
  phone(name: string): string {
    const [random = 0] = crypto.getRandomValues(new Uint16Array(1))
    const number = String(random % 10_000).padStart(4, '0') + String(++this.#phones).padStart(3, '0')
    this.#add({ name, kind: 'phone', value: `+4670${number}` })
    return `070${number}`
  }

  pin(name: string, pin: string): string {
    return this.#add({ name, kind: 'pin', value: pin })
  }

  /** @param key as bytes, or as the base64url that it travels in */
  key(name: string, key: Uint8Array | string): void {
    const value = typeof key === 'string' ? fromBase64url(key) : key
    this.canaries.push({ name, kind: 'key', value })
  }

  #add(canary: Canary & { value: string }): string {
    this.canaries.push(canary)
    return canary.value
  }
}

export const e164 = (national: string) => `+46${national.slice(1)}`
