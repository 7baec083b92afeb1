import { simpleParser, type ParsedMail } from 'mailparser'
import { mailRelay } from '../../server/testing/mail-relay.ts'
import { addressesOf, type Outbox } from '../support/outbox.ts'

/** Where the mails of a run end up. */
export type Mailboxes = {
  /** What Sigill has to be told for it. */
  env: Record<string, string>
  /** Every mail that came, with each time that it came. */
  mails: (gateway: { outbox: Outbox }) => Promise<ParsedMail[]>
  close: () => Promise<void>
}

/** The outbox folder, where the same Message-ID makes one file. */
export function outboxMailboxes(): Mailboxes {
  return { env: {}, mails: ({ outbox }) => outbox.mails(), close: async () => {} }
}

/** A relay that takes whatever comes, as often as it comes. */
export async function relayMailboxes(): Promise<Mailboxes> {
  const { url, arrivals, close } = await mailRelay()
  const parsed: Promise<ParsedMail>[] = []
  return {
    env: { SMTP_URL: `${url}?tls=none` },
    mails: () => {
      parsed.push(...arrivals.slice(parsed.length).map(({ raw }) => simpleParser(raw)))
      return Promise.all(parsed)
    },
    close,
  }
}

/** Notices by the one who got them. */
export function byRecipient(mails: ParsedMail[]): Map<string, ParsedMail[]> {
  const groups = new Map<string, ParsedMail[]>()
  for (const mail of mails)
    for (const address of addressesOf(mail)) groups.set(address, [...(groups.get(address) ?? []), mail])
  return groups
}
