import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, test } from 'vitest'
import { mailRelay } from '../../testing/mail-relay.ts'
import { demoConfig } from './config.ts'
import { sendSamples } from './send-samples.ts'

let close = () => Promise.resolve()
afterEach(() => close())

async function gateway(...settings: Parameters<typeof mailRelay>) {
  const relay = await mailRelay(...settings)
  close = relay.close
  return { arrivals: relay.arrivals, smtp: { host: '127.0.0.1', port: Number(new URL(relay.url).port) } }
}

describe('the demo', () => {
  test('sends one mail that the link opens, one that needs a code too, and one whose code has no number', async () => {
    const { smtp, arrivals } = await gateway()
    const recipients = await sendSamples({ smtp, suffix: '.s' })
    expect(recipients).toEqual([
      'anna.andersson@foretag.example.s',
      'anna.andersson@foretag.example.0701740605.s',
      'mats.holm@foretag.example.s',
    ])
    expect((await simpleParser(arrivals[2]?.raw ?? '')).subject).toMatch(/^\[SMS\] /)
    expect(arrivals.map(({ to }) => to)).toEqual(recipients.map((address) => [address]))
  })

  test('shows a picture in the text and a PDF', async () => {
    const { smtp, arrivals } = await gateway()
    await sendSamples({ smtp, suffix: '.s' })
    const { html, attachments } = await simpleParser(arrivals[0]?.raw ?? '')
    expect(html).toContain('src="data:image/png;base64,')
    expect(
      attachments.map(({ filename, contentType, related = false }) => ({ filename, contentType, related })),
    ).toEqual([
      { filename: 'förskola.png', contentType: 'image/png', related: true },
      { filename: 'Beslut om förskoleplats.pdf', contentType: 'application/pdf', related: false },
    ])
    expect(attachments[1]?.content.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('says what to do when nothing runs at the port', async () => {
    const { smtp } = await gateway()
    await close()
    close = () => Promise.resolve()
    await expect(sendSamples({ smtp, suffix: '.s' })).rejects.toThrow(
      `Nobody answers as a mail server at 127.0.0.1:${smtp.port}. Start Sigill first (npm start)`,
    )
  })

  test('passes on what the gateway says when it refuses', async () => {
    const { smtp } = await gateway({ rcpt: { code: 550, text: 'Avsändaren får inte / The sender may not' } })
    await expect(sendSamples({ smtp, suffix: '.s' })).rejects.toThrow('The sender may not')
  })

  test('looks where the gateway of the same environment is', () => {
    expect(demoConfig({})).toEqual({
      smtp: { host: '127.0.0.1', port: 2525 },
      suffix: '.s',
      outbox: { folder: 'data/outbox', url: 'http://localhost:4000/outbox' },
    })
    const env = { SMTP_PORT: '3025', HTTP_PORT: '5000', MAIL_SUFFIX: '.sakert', DATA_DIR: '/srv/sigill' }
    expect(demoConfig(env)).toMatchObject({
      smtp: { port: 3025 },
      suffix: '.sakert',
      outbox: { folder: '/srv/sigill/outbox', url: 'http://localhost:5000/outbox' },
    })
    expect(demoConfig({ SMTP_URL: 'smtp://relay' }).outbox).toBeUndefined()
  })
})
