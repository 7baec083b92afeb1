import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smsProvider } from '../../testing/sms-provider.ts'
import { smsSenderFromUrl } from './sms-sender.from-url.ts'

const sms = { to: '+46701234567', text: '"123456" & {to}\n\n@localhost #123456' }

let provider: Awaited<ReturnType<typeof smsProvider>>
beforeEach(async () => {
  provider = await smsProvider({ status: 202, body: '{"id":"m1"}' })
})
afterEach(() => provider.close())

const send = (url: string, body?: string) => smsSenderFromUrl(url.replace('HOST', provider.host), { body }).send(sms)

describe('any provider over HTTP', () => {
  test('gets JSON by default', async () => {
    expect(await send('http://HOST/v1/sms')).toEqual({ kind: 'SmsTaken', providerId: 'm1' })
    expect(provider.calls[0]).toMatchObject({ path: '/v1/sms', headers: { 'content-type': 'application/json' } })
    expect(JSON.parse(provider.calls[0]?.body ?? '')).toEqual(sms)
  })

  test('gets the JSON of the template, the text safe inside a string', async () => {
    await send(
      'http://HOST/',
      '{ "messages": [{ "recipient": "{digits}", "content": "{text}" }], "sender": "Kommunen" }',
    )
    expect(JSON.parse(provider.calls[0]?.body ?? '')).toEqual({
      messages: [{ recipient: '46701234567', content: sms.text }],
      sender: 'Kommunen',
    })
  })

  test('gets the form of the template, each value percent-encoded', async () => {
    await send('http://HOST/', 'from=Kommunen&to={to}&message={text}')
    expect(provider.calls[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    const form = new URLSearchParams(provider.calls[0]?.body)
    expect(Object.fromEntries(form)).toEqual({ from: 'Kommunen', to: sms.to, message: sms.text })
  })

  test.each([
    ['user:p%40ss', `Basic ${Buffer.from('user:p@ss').toString('base64')}`],
    ['bearer:t0ken', 'Bearer t0ken'],
  ])('is shown the credentials %s of the URL in a header, and not in the path', async (credentials, authorization) => {
    await send(`http://${credentials}@HOST/sms`)
    expect(provider.calls[0]).toMatchObject({ path: '/sms', headers: { authorization } })
  })

  test.each([
    ['http://sms.example/', undefined],
    ['ftp://sms.example/', undefined],
    ['sms.example', undefined],
    ['https://sms.example/', '{"to":"{to}"}'],
    ['https://sms.example/', 'message={text}'],
    ['https://sms.example/', '{"to":{to},"text":{text}}'],
  ])('%s with the body %s is refused at once', (url, body) => {
    expect(() => smsSenderFromUrl(url, { body })).toThrow(/SMS_(URL|BODY)/)
  })
})
