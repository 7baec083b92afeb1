import type { ParsedMail } from 'mailparser'
import { Holder } from './holder.ts'
import { addressesOf, linkIn } from './outbox.ts'
import { countOf, queryIn } from './postgres.ts'

const ofThese = 'from deliveries where deliveries.message_id = messages.id and recipient_address = any($1)'

/** As if the first mails had been announced four days ago and ended tomorrow: their sender gets a digest, their recipients a reminder. */
export async function makeDigestAndReminders(databaseUrl: string, recipients: string[]): Promise<void> {
  const before = "update deliveries set announced_at = now() - interval '4 days' where recipient_address = any($1)"
  await queryIn(databaseUrl, before, [recipients])
  await queryIn(databaseUrl, `update messages set expires_at = now() + interval '1 day' ${ofThese}`, [recipients])
  await queryIn(databaseUrl, "insert into pgboss.job (name) values ('make-digests'), ('remind-recipients')")
}

/** How many of them are made. */
export const digestsAndReminders = async (databaseUrl: string): Promise<number> =>
  (await countOf(databaseUrl, 'digests')) + (await countOf(databaseUrl, 'deliveries where reminded_at is not null'))

/** Opens the message and writes back: its sender gets a receipt and a reply. */
export async function openAndReply(notice: ParsedMail | undefined): Promise<void> {
  if (!notice) throw new Error('there is no notice')
  const holder = await Holder.of(linkIn(notice))
  await holder.open()
  await holder.reply({ subject: 'Re', text: 'Tack' })
}

/** How many there are of each kind, which begins the Message-ID, with those that somebody has twice. */
export function kindsOf(mails: ParsedMail[]): { kinds: Record<string, number>; twice: string[] } {
  const ids = mails.map((mail) => `${mail.messageId ?? ''} ${addressesOf(mail).join()}`)
  const kinds: Record<string, number> = {}
  for (const id of ids) {
    const kind = /^<([a-z-]+)\./.exec(id)?.[1] ?? id
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return { kinds, twice: ids.filter((id, index) => ids.indexOf(id) !== index) }
}
