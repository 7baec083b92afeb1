import type { Readable } from 'node:stream'
import type { Dependencies } from '../dependencies.ts'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { parseMail } from '../intake/parse-mail.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { failReply } from '../replies/fail-reply.ts'
import { isPermanentFailure } from './delivery-status.ts'
import { returnedTo, type Returned } from './return-path.ts'

export type BounceTaken = { kind: 'BounceTaken'; recorded: boolean }

const mostStatusBytes = 64 * 1024

/**
 * A delivery status notification (RFC 3464) for a mail that we sent. A permanent failure makes the delivery or the reply undeliverable.
 * @throws MailRefusal when a mail without a sender is for somebody else
 */
export async function takeBounce(
  deps: Dependencies,
  { recipients, raw }: { recipients: string[]; raw: Readable },
): Promise<BounceTaken> {
  const [address = '', ...others] = recipients
  const returned = returnedTo(deps, address)
  if (!returned || others.length > 0) throw new MailRefusal('AUTOMATIC_MAIL')
  const failed = await saysFailed(raw)
  return { kind: 'BounceTaken', recorded: failed && (await record(deps, returned)) }
}

function record(deps: Dependencies, { about, id }: Returned): Promise<boolean> {
  return about === 'delivery'
    ? giveUpDelivery(deps, { deliveryId: id, reason: 'BOUNCED' })
    : failReply(deps, { replyId: id, code: 'BOUNCED' })
}

async function saysFailed(raw: Readable): Promise<boolean> {
  let failed = false
  await parseMail(
    raw,
    {
      onHeaders: () => undefined,
      onAttachment: async ({ contentType, content }) => {
        const status = await firstBytes(content)
        failed ||= contentType === 'message/delivery-status' && isPermanentFailure(status)
      },
    },
    { keepDeliveryStatus: true },
  )
  return failed
}

async function firstBytes(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of content) {
    if (bytes < mostStatusBytes) pieces.push(piece)
    bytes += piece.length
  }
  return Buffer.concat(pieces).toString('latin1')
}
