import type { Readable } from 'node:stream'
import type { Dependencies } from '../dependencies.ts'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { parseMail } from '../intake/parse-mail.ts'
import { giveUpDelivery } from '../notices/give-up-notice.ts'
import { isPermanentFailure } from './delivery-status.ts'
import { deliveryOfReturnPath } from './return-path.ts'

export type BounceTaken = { kind: 'BounceTaken'; recorded: boolean }

const mostStatusBytes = 64 * 1024

/**
 * A delivery status notification (RFC 3464) for a mail that we sent. A permanent failure makes its delivery undeliverable.
 * @throws MailRefusal when a mail without a sender is for somebody else
 */
export async function takeBounce(
  deps: Dependencies,
  { recipients, raw }: { recipients: string[]; raw: Readable },
): Promise<BounceTaken> {
  const ids = recipients.map((address) => deliveryOfReturnPath(deps.config.mail.domain, address))
  const deliveryId = ids[0]
  if (deliveryId === undefined || ids.length > 1) throw new MailRefusal('AUTOMATIC_MAIL')
  const failed = await saysFailed(raw)
  const recorded = failed && (await giveUpDelivery(deps, { deliveryId, reason: 'BOUNCED' }))
  return { kind: 'BounceTaken', recorded }
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
