import { expect, test } from 'vitest'
import { logHook, redact } from './log.ts'

const time = '2026-11-25T02:00:00.000Z'

function logged(data: string): string | undefined {
  const lines: string[] = []
  const answers: unknown[] = []
  const log = logHook({ print: (line) => lines.push(line), now: () => new Date(time) })
  log((answer) => answers.push(answer), undefined, { data })
  expect(answers).toEqual([901]) // Haraka itself prints nothing.
  return lines[0]?.replace(`${time} `, '')
}

test.each([
  '[NOTICE] [0D2C1B5A-7B6B-4F5E-8D5B-111111111111.1] [core] recipient <anna@foretag.se.0701234567.s> code=OK',
  '[NOTICE] [0D2C1B5A-7B6B-4F5E-8D5B-111111111111] [core] disconnect lr="550 5.1.3 no"',
  '[INFO] [0D2C1B5A-7B6B-4F5E-8D5B-111111111111.1] [core] hook=rcpt',
])('what Haraka says about a client in the course of things is left out: %s', (line) => {
  expect(logged(line)).toBeUndefined()
})

test.each([
  ['[ERROR] [0D2C1B5A-7B6B-4F5E-8D5B-111111111111.1] [core] bad <anna@foretag.se.0701234567.s>', 'bad […]'],
  ['[WARN] [-] [core] RCPT TO:anna@foretag.se.0701234567.s failed', 'failed'],
  ['[CRIT] [-] [core] number 070-123 45 67 and 46701234567', 'number […] and […]'],
])('faults are logged without addresses and numbers: %s', (line, end) => {
  const shown = logged(line)
  expect(shown).toContain(end)
  expect(shown).not.toMatch(/anna|foretag|070|4670|4567/)
})

test('what the plugin and the server part of Haraka say is logged', () => {
  expect(logged('[NOTICE] [-] [server] Listening on 127.0.0.1:2525')).toMatch(/Listening on 127\.0\.0\.1:2525$/)
  const own = '[NOTICE] [0D2C1B5A-7B6B-4F5E-8D5B-111111111111.1] [sigill] taken megabytes=71.52'
  expect(logged(own)).toBe(own)
})

test('ids keep their digits', () => {
  expect(redact('id=01234567-8901-4234-8123-123456789012')).toBe('id=01234567-8901-4234-8123-123456789012')
})
