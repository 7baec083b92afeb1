import { simpleParser } from 'mailparser'
import { fromBase64url, toBase64url } from '../../../server/envelope/bytes.ts'
import { deriveLinkKeys } from '../../../server/envelope/keys.ts'
import { linkIn } from '../../support/outbox.ts'
import type { Child } from '../child.ts'
import { phone } from '../intake/mail.ts'
import type { SmtpLoad, SmtpLoadResult } from '../intake/smtp-load.ts'
import type { Sigill } from '../systems/sigill.ts'

/** Somebody who has the link of a delivery that nobody has opened, and the phone that the code goes to. */
export type Holder = { id: string; accessToken: string; e164: string }

export type Wanted = { run: string; count: number; bytes: number; withNumbers?: boolean }

/** Sends mails in, and takes the links out of their notices as the recipients would. */
export async function holdersOfNew(smtp: Child, sigill: Sigill, wanted: Wanted): Promise<Holder[]> {
  await sigill.mailsOut({ keep: true })
  const load: SmtpLoad = { ...wanted, port: sigill.smtpPort, connections: 5, suffix: sigill.suffix }
  const { taken, failed, failures } = await smtp.ask<SmtpLoadResult>(load)
  if (failed > 0) throw new Error(`${failed} mails were refused: ${failures.join('; ')}`)
  await sigill.settled(taken)
  const { kept } = await sigill.mailsOut({ keep: false })
  return Promise.all(kept.map(holderOf))
}

async function holderOf(notice: string): Promise<Holder> {
  const mail = await simpleParser(Buffer.from(notice, 'latin1'))
  const { pathname, hash } = new URL(linkIn(mail))
  const { accessToken } = await deriveLinkKeys(fromBase64url(hash.slice(1)))
  const [to] = [mail.to ?? []].flat()
  const n = Number(/\.(\d{9})@/.exec(to?.text ?? '')?.[1])
  const id = pathname.split('/').at(-1) ?? ''
  return { id, accessToken: toBase64url(accessToken), e164: `+46${phone(n).slice(1)}` }
}
