import { simpleParser } from 'mailparser'
import { toBase64url } from '../../../server/envelope/bytes.ts'
import { Holder } from '../../support/holder.ts'
import { linkIn } from '../../support/outbox.ts'
import type { Child } from '../child.ts'
import { phone } from '../intake/mail.ts'
import type { SmtpLoad, SmtpLoadResult } from '../intake/smtp-load.ts'
import type { Sigill } from '../systems/sigill.ts'

/** Somebody who has the link of a delivery that nobody has opened, and the phone that the code goes to. */
export type LinkHolder = { id: string; accessToken: string; e164: string }

export type Wanted = { run: string; count: number; bytes: number; withNumbers?: boolean }

/** Sends mails in, and takes the links out of their notices as the recipients would. */
export async function holdersOfNew(smtp: Child, sigill: Sigill, wanted: Wanted): Promise<LinkHolder[]> {
  await sigill.mailsOut({ keep: true })
  const load: SmtpLoad = {
    ...wanted,
    bytes: [wanted.bytes],
    port: sigill.smtpPort,
    connections: 5,
    suffix: sigill.suffix,
  }
  const { taken, failed, failures } = await smtp.ask<SmtpLoadResult>(load)
  if (failed > 0) throw new Error(`${failed} mails were refused: ${failures.join('; ')}`)
  await sigill.settled(taken)
  const { kept } = await sigill.mailsOut({ keep: false, handOver: true })
  return Promise.all(kept.map(holderOf))
}

/** Who got this notice. */
export async function holderOf(notice: string): Promise<LinkHolder> {
  const mail = await simpleParser(Buffer.from(notice, 'latin1'))
  const { id, accessToken } = await Holder.of(linkIn(mail))
  const [to] = [mail.to ?? []].flat()
  const n = Number(/\.(\d{9})@/.exec(to?.text ?? '')?.[1])
  return { id, accessToken: toBase64url(accessToken), e164: `+46${phone(n).slice(1)}` }
}
