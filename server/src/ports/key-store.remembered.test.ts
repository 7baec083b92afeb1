import { expect, onTestFinished, test, vi } from 'vitest'
import { testClock } from '../../testing/test-gateway.ts'
import type { KeyStore } from './key-store.ts'
import { rememberedKeyStore } from './key-store.remembered.ts'

const day = '2026-12-24'

function storeThatCounts() {
  const clock = testClock()
  let asked = 0
  let key: Uint8Array<ArrayBuffer> | undefined = Uint8Array.of(1)
  const store: KeyStore = {
    dayKey: async () => {
      asked++
      key ??= Uint8Array.of(2)
      return key
    },
    existingDayKey: async () => {
      asked++
      return key
    },
    destroyBefore: async () => {
      key = undefined
      return [day]
    },
  }
  return { clock, store, remembered: rememberedKeyStore(store, clock), asked: () => asked }
}

test('a key is asked for once a minute', async () => {
  const { clock, remembered, asked } = storeThatCounts()
  expect(await remembered.dayKey(day)).toEqual(Uint8Array.of(1))
  expect(await remembered.existingDayKey(day)).toEqual(Uint8Array.of(1))
  expect(asked()).toBe(1)
  clock.advance({ seconds: 60 })
  await remembered.existingDayKey(day)
  expect(asked()).toBe(2)
})

test('a key that was destroyed here is forgotten at once, one that another server destroyed within a minute', async () => {
  const { clock, store, remembered } = storeThatCounts()
  await remembered.dayKey(day)
  await remembered.destroyBefore('2026-12-25')
  expect(await remembered.existingDayKey(day)).toBeUndefined()
  expect(await remembered.dayKey(day)).toEqual(Uint8Array.of(2))
  await store.destroyBefore('2026-12-25')
  clock.advance({ seconds: 60 })
  expect(await remembered.existingDayKey(day)).toBeUndefined()
})

test('that a key is missing is not remembered', async () => {
  const { store, remembered } = storeThatCounts()
  await store.destroyBefore('2026-12-25')
  expect(await remembered.existingDayKey(day)).toBeUndefined()
  await store.dayKey(day)
  expect(await remembered.existingDayKey(day)).toBeDefined()
})

test('a key that nobody asks for again is forgotten within a minute, too', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { remembered, asked } = storeThatCounts()
  await remembered.dayKey(day)
  vi.advanceTimersByTime(59_000)
  await remembered.dayKey(day)
  expect(asked()).toBe(1)
  vi.advanceTimersByTime(1_000)
  // By its clock, no time has passed: it asks because the key is gone.
  await remembered.dayKey(day)
  expect(asked()).toBe(2)
})
