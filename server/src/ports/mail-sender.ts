import type { SendMailOptions } from 'nodemailer'

/** A mail on its way out. `envelope` is what SMTP sees; the rest is nodemailer's own message format. */
export type OutgoingMail = SendMailOptions & { envelope: { from: string; to: string } }

/** `code` is the SMTP reply code with its enhanced status code, never the reply's text: it may quote the mail. */
export type MailOutcome =
  | { kind: 'MailTaken' }
  | { kind: 'MailRefused'; code: string } // 5xx: trying again is of no use
  | { kind: 'MailDeferred'; code: string } // 4xx, no connection, time out: try again later

export type MailSender = { send: (mail: OutgoingMail) => Promise<MailOutcome>; close: () => Promise<void> }
