/** `to` is E.164. The text holds a PIN: adapters never log it. */
export type OutgoingSms = { to: string; text: string }

export type SmsOutcome =
  | { kind: 'SmsTaken'; providerId: string | undefined } // providerId: what a delivery report will name it by
  | { kind: 'SmsRefused'; code: string } // the provider will never take it: bad number, no credit
  | { kind: 'SmsDeferred'; code: string } // outage or time out

export type SmsSender = { send: (sms: OutgoingSms) => Promise<SmsOutcome> }
