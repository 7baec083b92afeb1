import { afterEach, describe, expect, test } from 'vitest'
import { smsProvider, type Answer } from '../../testing/sms-provider.ts'
import { smsSenderFromUrl } from './sms-sender.from-url.ts'

const sms = { to: '+46701234567', text: '123456 är din kod & mer\n\n@localhost #123456' }
const taken = { status: 200, body: '{"status":"created","id":"s70df59406a1b4643b96f3f91e0bfb7b0"}' }

let close = () => undefined as unknown
afterEach(() => close())

async function elks(answer: Answer | undefined) {
  const provider = await smsProvider(answer)
  close = provider.close
  return provider
}

describe('46elks', () => {
  test('gets a form with basic authentication, and is told not to log the text', async () => {
    const { host, calls } = await elks(taken)
    const sender = smsSenderFromUrl(`46elks://user:p%40ss@${host}?from=Kommunen`, {
      reportUrl: 'https://sigill.example/sms-reports/token',
    })
    expect(await sender.send(sms)).toEqual({ kind: 'SmsTaken', providerId: 's70df59406a1b4643b96f3f91e0bfb7b0' })
    expect(calls).toHaveLength(1)
    expect(calls[0]?.path).toBe('/a1/sms')
    expect(calls[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toEqual({
      from: 'Kommunen',
      to: sms.to,
      message: sms.text,
      dontlog: 'message',
      whendelivered: 'https://sigill.example/sms-reports/token',
    })
  })

  test.each([
    [400, 'SmsRefused'],
    [403, 'SmsDeferred'],
    [401, 'SmsDeferred'],
    [429, 'SmsDeferred'],
    [500, 'SmsDeferred'],
    [503, 'SmsDeferred'],
  ])('that answers %i means %s, and the code tells nothing of the SMS', async (status, kind) => {
    const { host } = await elks({ status, body: `Invalid to number ${sms.to}` })
    expect(await smsSenderFromUrl(`46elks://u:p@${host}`).send(sms)).toEqual({ kind, code: String(status) })
  })

  test('that redirects gets neither the number nor the password sent on', async () => {
    const elsewhere = await smsProvider(taken)
    const { host } = await elks({ status: 307, headers: { location: `http://${elsewhere.host}/a1/sms` } })
    expect(await smsSenderFromUrl(`46elks://u:p@${host}`).send(sms)).toEqual({ kind: 'SmsDeferred', code: '307' })
    expect(elsewhere.calls).toEqual([])
    elsewhere.close()
  })

  test('that never answers is given up after the time out', async () => {
    const { host } = await elks(undefined)
    const sender = smsSenderFromUrl(`46elks://u:p@${host}`, { timeoutMs: 200 })
    expect(await sender.send(sms)).toEqual({ kind: 'SmsDeferred', code: 'TimeoutError' })
  })

  test('that does not listen is tried later', async () => {
    const { host, close: stop } = await elks(taken)
    stop()
    expect(await smsSenderFromUrl(`46elks://u:p@${host}`).send(sms)).toEqual({
      kind: 'SmsDeferred',
      code: 'ECONNREFUSED',
    })
  })

  test('that takes the SMS without naming it is believed', async () => {
    const { host } = await elks({ status: 200, body: 'OK' })
    expect(await smsSenderFromUrl(`46elks://u:p@${host}`).send(sms)).toEqual({
      kind: 'SmsTaken',
      providerId: undefined,
    })
  })

  test.each([
    '46elks://api.46elks.com',
    '46elks://user@api.46elks.com',
    '46elks://',
    '46elks://u:p@host?from=Far too long',
  ])('%s is refused at once', (url) => {
    expect(() => smsSenderFromUrl(url)).toThrow('SMS_URL')
  })

  test('a fault never shows the password', () => {
    expect(() => smsSenderFromUrl('46elks://user:hemligt@host?from=€')).toThrow(/^(?!.*hemligt)/)
  })
})
