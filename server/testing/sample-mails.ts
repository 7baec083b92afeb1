import type { Gateway } from '../src/mails/gateway.ts'
import type { ToldDelivery } from '../src/receipts/receipt-mail.ts'

/** Who we are in the mails of tests. */
export const sampleGateway: Gateway = {
  from: 'sigill@sigill.sundsvall.se',
  domain: 'sigill.sundsvall.se',
  organisation: 'Sundsvalls kommun',
  publicUrl: 'https://sigill.sundsvall.se',
  timeZone: 'Europe/Stockholm',
}

/** A delivery that a test tells its sender about. */
export const sampleDelivery: ToldDelivery = {
  gateway: sampleGateway,
  language: 'sv',
  deliveryId: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  recipient: { name: 'Anna Åberg', address: 'anna@foretag.se' },
  sender: { name: 'Karin Lindqvist', address: 'karin@sundsvall.se' },
  protectedAddress: 'anna@foretag.se.s',
  expiresAt: new Date('2026-12-24T18:24:00Z'),
  sentAt: new Date('2026-11-24T18:24:00Z'),
  originalMessageId: '<original@sundsvall.se>',
  ways: {
    answerTo: 'svar+1b4e28ba2fa141d2883f0016d3cca427.g.0123456789abcdef@sigill.sundsvall.se',
    statusPage: 'https://sigill.sundsvall.se/sent/4f6e2a7c-0000-4000-8000-000000000000#AAAAbb',
  },
}
