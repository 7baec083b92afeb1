import type { Connection } from 'haraka'
import { intakeRefusals } from '@sigill/texts/smtp-outages.ts'
import { type Reply, toDsn } from '../reply.ts'

/** Some commands Haraka refuses before any hook runs, in words for programmers: here they become a sentence for people. */
export function speakPlainly(connection: Connection, suffix: string): void {
  const replies = plainReplies(suffix)
  const respond = connection.respond.bind(connection)
  connection.respond = (code, text, then) => {
    const said: unknown = Array.isArray(text) ? text[0] : text
    const plain = typeof said === 'string' && replies.find(({ instead }) => instead.test(said))
    respond(code, plain ? toDsn(plain.reply, false) : text, then)
  }
}

const plainReplies = (suffix: string): { instead: RegExp; reply: Reply }[] => [
  {
    instead: /^Invalid RCPT TO address/,
    reply: { code: 501, status: '5.1.3', sentence: intakeRefusals.addressUnreadable({ suffix }) },
  },
  {
    instead: /^Invalid MAIL FROM address/,
    reply: { code: 501, status: '5.1.7', sentence: intakeRefusals.senderUnusable },
  },
  {
    instead: /^Command parsing failed/,
    reply: { code: 501, status: '5.5.4', sentence: intakeRefusals.commandUnreadable },
  },
  {
    // Haraka says "try again", but the mail will be the same next time.
    instead: /^Bare line-feed/,
    reply: { code: 550, status: '5.6.0', sentence: intakeRefusals.badLineEnd },
  },
]
