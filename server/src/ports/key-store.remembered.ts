import type { Clock } from './clock.ts'
import type { KeyStore } from './key-store.ts'

type Remembered = { key: Uint8Array<ArrayBuffer>; until: number }

/** A key is forgotten here after this time, whether somebody asks for it again or not: another server may have destroyed it. */
const milliseconds = 60_000

/** Asks the store once a minute for a key, and not for every message. */
export function rememberedKeyStore(store: KeyStore, clock: Clock): KeyStore {
  const remembered = new Map<string, Remembered>()
  const remember = <Key extends Uint8Array<ArrayBuffer> | undefined>(day: string, key: Key): Key => {
    if (!key) return key
    const entry = { key, until: clock.now().getTime() + milliseconds }
    remembered.set(day, entry)
    const forget = () => remembered.get(day) === entry && remembered.delete(day)
    setTimeout(forget, milliseconds).unref()
    return key
  }
  const recall = (day: string) => {
    const found = remembered.get(day)
    if (found && found.until > clock.now().getTime()) return found.key
    remembered.delete(day)
    return undefined
  }
  return {
    dayKey: async (day) => recall(day) ?? remember(day, await store.dayKey(day)),
    existingDayKey: async (day) => recall(day) ?? remember(day, await store.existingDayKey(day)),
    destroyBefore: (day) => {
      for (const known of remembered.keys()) if (known < day) remembered.delete(known)
      return store.destroyBefore(day)
    },
  }
}
