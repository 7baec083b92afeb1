import { expect, test } from 'vitest'
import { Admission, largestMailOnTheWire } from './admission.ts'

test('mails are admitted while there is room, and again when room is given back', () => {
  const admission = new Admission(100)
  const first = admission.reserve(60)
  expect(admission.reserve(60)).toBeUndefined()
  first?.release()
  expect(admission.reserve(100)).toBeDefined()
})

test('a mail without a declared size takes room while it grows', () => {
  const admission = new Admission(100)
  const mail = admission.reserve(0)
  expect(mail?.growTo(90)).toBe(true)
  expect(mail?.growTo(50)).toBe(true)
  expect(mail?.growTo(101)).toBe(false)
  expect(admission.reserve(11)).toBeUndefined()
})

test('room is given back once, however often it is released', () => {
  const admission = new Admission(100)
  const mail = admission.reserve(100)
  mail?.release()
  mail?.release()
  expect(admission.reserve(101)).toBeUndefined()
})

test('50 MB of attachments fit in a mail on the wire, in base64 lines of 76 characters', () => {
  const encoded = Buffer.alloc(52_428_800).toString('base64').length
  expect(largestMailOnTheWire(52_428_800)).toBeGreaterThan(encoded + (encoded / 76) * 2)
})
