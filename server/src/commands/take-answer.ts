import type { Readable } from 'node:stream'
import type { Dependencies } from '../dependencies.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { refusedRecipient, type RecipientRefused } from '../policy/decide-recipient.ts'
import { commandRightOf } from './command-address.ts'
import { ignoreCommand, takeCommand, type CommandTaken } from './take-command.ts'

type Answered = { sender: string | null; recipients: string[]; senders: string[] | null | undefined; raw: Readable }

/**
 * A mail to a command address. Undefined when none of its recipients is one.
 * @throws MailRefusal when it goes to others too: it is no message to them, and they would not have it
 */
export async function takeAnswer(
  deps: Dependencies,
  { sender, recipients, senders, raw }: Answered,
): Promise<CommandTaken | RecipientRefused | undefined> {
  const [found] = recipients.flatMap((address) => {
    const right = commandRightOf(deps, address)
    return right ? [{ address, ...right }] : []
  })
  if (!found) return undefined
  const { address, deliveryId } = found
  if (recipients.length > 1) {
    const delivery = await deliveryById(deps.db, deliveryId)
    if (delivery) await ignoreCommand(deps, { delivery, reason: 'WITH_OTHERS' })
    throw new MailRefusal('COMMAND_WITH_OTHERS')
  }
  if (found.isOver) return refusedRecipient(deps.config, { code: 'COMMAND_EXPIRED', address })
  return takeCommand(deps, { deliveryId, envelopeSender: sender, senders, raw })
}
