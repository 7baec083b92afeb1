import type { Clock } from './clock.ts'
import type { KeyStore } from './key-store.ts'

type Remembered = { key: Uint8Array<ArrayBuffer>; until: number }

/** A key that another server destroys is forgotten here after this time at the latest. */
const milliseconds = 60_000

/** Asks the store once a minute for a key, and not for every message. */
export function rememberedKeyStore(store: KeyStore, clock: Clock): KeyStore {
  const remembered = new Map<string, Remembered>()
  const remember = <Key extends Uint8Array<ArrayBuffer> | undefined>(day: string, key: Key): Key => {
    if (key) remembered.set(day, { key, until: clock.now().getTime() + milliseconds })
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
