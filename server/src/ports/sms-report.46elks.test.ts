import { describe, expect, test } from 'vitest'
import { elksSmsReport } from './sms-report.46elks.ts'

describe('a delivery report of 46elks', () => {
  test.each([
    ['sent', 'SENT'],
    ['delivered', 'DELIVERED'],
    ['failed', 'FAILED'],
  ])('%s is read as %s', (status, expected) => {
    const form = { id: 's70df59406a1b4643b96f3f91e0bfb7b0', status, delivered: '2026-11-24T18:24:55.000000' }
    expect(elksSmsReport(form)).toEqual({ providerId: form.id, status: expected })
  })

  test.each([
    {},
    { id: 's1' },
    { id: 's1', status: 'lost' },
    { id: ['s1'], status: 'sent' },
    { id: "s'1", status: 'sent' },
  ])('%j is none', (form) => {
    expect(elksSmsReport(form)).toBeUndefined()
  })
})
