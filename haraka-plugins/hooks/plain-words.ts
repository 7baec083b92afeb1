import type { Connection } from 'haraka'
import { intakeRefusals } from '@sigill/texts/smtp-outages.ts'
import type { ExplainRecipient } from '../contract/explain-recipient.ts'
import { type Reply, toDsn } from '../reply.ts'
import { senderAddress } from './addresses.ts'
import { replyTo } from './recipient.ts'

type Deps = { explainRecipient: ExplainRecipient; suffix: string }

/** Some commands Haraka refuses before any hook runs, in words for programmers: here they become a sentence for people. */
export function speakPlainly(connection: Connection, deps: Deps): void {
  const respond = connection.respond.bind(connection)
  connection.respond = (code, text, then) => {
    const said: unknown = Array.isArray(text) ? text[0] : text
    const plain = typeof said === 'string' ? plainReplies.find(({ instead }) => instead.test(said)) : undefined
    if (!plain) respond(code, text, then)
    else if (plain.about !== 'RECIPIENT') say(plain.reply)
    else void aboutRecipient(connection, deps).then(say).catch(hangUp)

    function hangUp(): void {
      connection.disconnect()
    }
    function say(reply: Reply): void {
      respond(reply.code, toDsn(reply, false), then)
    }
  }
}

/** The server may recognise the typing error, even in what cannot be an address. */
async function aboutRecipient(connection: Connection, { explainRecipient, suffix }: Deps): Promise<Reply> {
  const sentence = intakeRefusals.addressUnreadable({ suffix })
  const unreadable: Reply = { code: 550, status: '5.1.3', sentence }
  const address = /<(.*)>/.exec(connection.current_line ?? '')?.[1]
  if (!connection.transaction || address === undefined) return unreadable
  try {
    const explanation = await explainRecipient({ sender: senderAddress(connection.transaction), address })
    return explanation.__typename === 'RecipientRefused' ? replyTo(explanation) : unreadable
  } catch {
    return unreadable
  }
}

type PlainReply = { instead: RegExp; about: 'RECIPIENT' } | { instead: RegExp; about: 'COMMAND'; reply: Reply }

const plainReplies: PlainReply[] = [
  { instead: /^Invalid RCPT TO address/, about: 'RECIPIENT' },
  {
    instead: /^Invalid MAIL FROM address/,
    about: 'COMMAND',
    reply: { code: 501, status: '5.1.7', sentence: intakeRefusals.senderUnusable },
  },
  {
    instead: /^Command parsing failed/,
    about: 'COMMAND',
    reply: { code: 501, status: '5.5.4', sentence: intakeRefusals.commandUnreadable },
  },
  {
    // Haraka says "try again", but the mail will be the same next time.
    instead: /^Bare line-feed/,
    about: 'COMMAND',
    reply: { code: 550, status: '5.6.0', sentence: intakeRefusals.badLineEnd },
  },
]
