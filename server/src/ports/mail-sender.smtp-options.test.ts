import { describe, expect, test } from 'vitest'
import { smtpOptions } from './mail-sender.smtp-options.ts'

describe('SMTP_URL', () => {
  test.each([
    ['smtp://relay.example', { host: 'relay.example', port: 25, secure: false, requireTLS: true }],
    ['smtp://user:p%40ss@relay.example', { port: 587, requireTLS: true, auth: { user: 'user', pass: 'p@ss' } }],
    ['smtps://relay.example', { port: 465, secure: true }],
    ['smtp://localhost:1025', { port: 1025, opportunisticTLS: true, tls: { rejectUnauthorized: false } }],
    ['smtp://[::1]:1025', { host: '::1', opportunisticTLS: true }],
    ['smtp://relay.example?tls=unverified', { requireTLS: true, tls: { rejectUnauthorized: false } }],
    ['smtp://relay.example?tls=none', { ignoreTLS: true }],
  ])('%s says', (url, expected) => {
    expect(smtpOptions(url, 20_000)).toMatchObject(expected)
  })

  test('leaves the certificate to be verified where TLS is required', () => {
    expect(smtpOptions('smtp://relay.example', 20_000).tls).toBeUndefined()
  })

  test.each(['relay.example', 'https://relay.example', 'smtp://', 'smtp://relay.example?tls=maybe'])(
    '%s is refused at once',
    (url) => {
      expect(() => smtpOptions(url, 20_000)).toThrow('SMTP_URL')
    },
  )

  test('a fault never shows the password', () => {
    expect(() => smtpOptions('smtp://user:hemligt@relay.example?tls=x', 1)).toThrow(/^(?!.*hemligt)/)
  })
})
