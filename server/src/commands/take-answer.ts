import type { Readable } from 'node:stream'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { refusedRecipient, type RecipientRefused } from '../policy/decide-recipient.ts'
import { claimedDelivery, commandRightOf } from './command-address.ts'
import { ignoreCommand } from './ignore-command.ts'
import { takeCommand, type CommandTaken } from './take-command.ts'

type Answered = { sender: string | null; recipients: string[]; senders: string[] | null | undefined; raw: Readable }

/**
 * A mail to a command address. Undefined when none of its recipients is one.
 * @throws MailRefusal when it comes too late, or goes to others too: it is no message to them, and they would not have it
 */
export async function takeAnswer(
  deps: Dependencies,
  { sender, recipients, senders, raw }: Answered,
): Promise<CommandTaken | RecipientRefused | undefined> {
  const [claim] = recipients.flatMap((address) => {
    const deliveryId = claimedDelivery(deps, address)
    return deliveryId === undefined ? [] : [{ address, deliveryId }]
  })
  if (!claim) return undefined
  const { address, deliveryId } = claim
  const right = commandRightOf(deps, address)
  if (!right) {
    await ignore(deps, { deliveryId, reason: 'FORGED' })
    return refusedRecipient(deps.config, { code: 'OWN_ADDRESS', address })
  }
  if (recipients.length > 1) {
    await ignore(deps, { deliveryId, reason: 'WITH_OTHERS' })
    throw new MailRefusal('COMMAND_WITH_OTHERS')
  }
  if (right.isOver) {
    await ignore(deps, { deliveryId, reason: 'EXPIRED' })
    throw new MailRefusal('COMMAND_EXPIRED')
  }
  return takeCommand(deps, { deliveryId, isDigest: right.isDigest, envelopeSender: sender, senders, raw })
}

/** An event needs a delivery that there is, or was. */
async function ignore(
  deps: Dependencies,
  { deliveryId, reason }: { deliveryId: string; reason: 'FORGED' | 'WITH_OTHERS' | 'EXPIRED' },
): Promise<void> {
  const delivery = await deliveryById(deps.db, deliveryId)
  if (delivery) await ignoreCommand(deps, { delivery, reason })
}
