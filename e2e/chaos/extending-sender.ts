import { fileURLToPath } from 'node:url'
import type { ParsedMail } from 'mailparser'
import type { MailServer, OutgoingMail } from './mail-server.ts'
import { messageIdOf, sender } from './numbered-mail.ts'

/** What Sigill has to be told: senders hear that a message is stored, so that there is something to answer before anybody opens it. */
export const extendingEnv = { POLICY_FILE: fileURLToPath(new URL('policy.json', import.meta.url)) }

/** The mails before this number whose recipients get a day more. */
export const extendedBefore = (mails: number): number[] =>
  Array.from({ length: mails }, (_, number) => number).filter((number) => number % 5 === 4)

/** The Message-ID of the sender's own answer. */
export const answerIdOf = (number: number): string => `<chaos.answer.${number}@kommun.example>`

/** Not that it was opened, and no reply. */
export const isAccepted = ({ messageId }: ParsedMail): boolean => messageId?.startsWith('<accepted.') ?? false

/** She gives the recipients of every fifth mail a day more: by an answer to what she is told about it, and once only. */
export class ExtendingSender {
  readonly #answered = new Set<number>()
  readonly #mailServer: MailServer
  readonly #mails: () => Promise<ParsedMail[]>

  /** @param mails that came out of Sigill so far */
  constructor({ mailServer, mails }: { mailServer: MailServer; mails: () => Promise<ParsedMail[]> }) {
    this.#mailServer = mailServer
    this.#mails = mails
  }

  get answered(): number {
    return this.#answered.size
  }

  /** Hands in an answer to each receipt that has come since the last time. @param sent so many mails have been sent */
  async answerWhatCame(sent: number): Promise<void> {
    const told = Map.groupBy((await this.#mails()).filter(isAccepted), ({ inReplyTo }) => inReplyTo)
    for (const number of extendedBefore(sent)) {
      const receipt = told.get(messageIdOf(number))?.[0]
      if (!receipt || this.#answered.has(number)) continue
      this.#answered.add(number)
      this.#mailServer.handFirst([answerTo(receipt, number)])
    }
  }
}

/** What she says to a receipt that is about the mail of this number. */
export function answerTo(receipt: ParsedMail, number: number, from = sender): OutgoingMail {
  const address = receipt.replyTo?.value[0]?.address ?? ''
  const lines = [
    `From: Eva Ek <${from}>`,
    `To: ${address}`,
    `Subject: Re: ${receipt.subject ?? ''}`.replaceAll(/[^ -~]/g, '_'),
    `Message-ID: ${answerIdOf(number)}`,
    `In-Reply-To: ${receipt.messageId ?? ''}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'extend 1',
  ]
  return { number, sender: from, recipients: [address], raw: lines.join('\r\n') }
}
