import { byRecipient, type Mailboxes } from './announcements.ts'
import { numberedMail } from './numbered-mail.ts'
import { Holder } from '../support/holder.ts'
import { linkIn, type Outbox } from '../support/outbox.ts'

export type Tally = {
  /** One for each mail and recipient. */
  deliveriesExpected: number
  missing: string[]
  /** Recipients with two notices that are not the same mail: there are two links. */
  twice: string[]
  /** The same notice, under the same Message-ID, once more. */
  repeated: string[]
  opened: number
  wrong: string[]
}

const atOnce = 4

/** Looks into every mailbox, and opens every message through the link in its notice. */
export async function tallyUp(
  gateway: { outbox: Outbox },
  { mailboxes, mails }: { mailboxes: Mailboxes; mails: number },
): Promise<Tally> {
  const notices = byRecipient(await mailboxes.mails(gateway))
  const tally: Tally = { deliveriesExpected: 0, missing: [], twice: [], repeated: [], opened: 0, wrong: [] }
  let next = 0
  const work = async () => {
    while (next < mails) {
      const number = next++
      for (const recipient of numberedMail(number).recipients) {
        const received = notices.get(recipient) ?? []
        const different = new Set(received.map(({ messageId }) => messageId)).size
        tally.deliveriesExpected++
        if (different > 1) tally.twice.push(recipient)
        if (received.length > different) tally.repeated.push(recipient)
        if (!received[0]) tally.missing.push(recipient)
        else if (await opensCorrectly(linkIn(received[0]), number)) tally.opened++
        else tally.wrong.push(recipient)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return tally
}

async function opensCorrectly(link: string, number: number): Promise<boolean> {
  const { text, attachment } = numberedMail(number)
  try {
    const { manifest, attachments } = await (await Holder.of(link)).open()
    const wanted = manifest.subject === `Mail ${number}` && manifest.text?.trimEnd() === text.trimEnd()
    if (!wanted || attachments.size !== (attachment ? 1 : 0)) return false
    return !attachment || attachment.equals(attachments.get('1') ?? Buffer.alloc(0))
  } catch {
    return false
  }
}
