import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { openDirectoryNumber } from '../directory/directory-number.ts'
import { deleteDirectoryNumber, insertForgottenNumbers } from '../directory/directory.store.ts'
import { forgottenNumberDigest } from '../directory/forgotten-numbers.ts'
import { writeEvents } from '../events/events.store.ts'
import { openProvenNumber } from '../pins/proven-number.ts'
import { deleteProvenNumber } from '../pins/proven-numbers.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { done, refused, type ControlOutcome, type SaidBy } from './control-outcome.ts'
import { lockDeliveryAndMessage } from './control.store.ts'

/**
 * The recipient of a delivery has no known number any more, neither a proven one nor one in the directory, nor does the next import bring
 * it back: the next message needs one, and the next that is proven is remembered. This delivery keeps the number that it has. Also when it
 * is over: what is forgotten is of the recipient.
 */
export async function forgetNumber(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys'>,
  { deliveryId, by }: { deliveryId: string; by: SaidBy },
): Promise<ControlOutcome> {
  const at = deps.clock.now()
  return deps.db.transaction(async (tx) => {
    const found = await lockDeliveryAndMessage(tx, deliveryId)
    if (!found) return refused('UNKNOWN')
    const { delivery, message } = found
    const { proven, directory } = await forget(deps, tx, { recipientAddress: delivery.recipientAddress, at })
    const details = { by, proven: proven !== undefined, directory: directory !== undefined }
    await writeEvents(tx, [{ kind: 'NUMBER_FORGOTTEN', at, messageId: message.id, deliveryId, details }])
    return done
  })
}

/** @returns what was known */
async function forget(
  deps: Pick<Dependencies, 'keys'>,
  tx: Executor,
  { recipientAddress, at: forgottenAt }: { recipientAddress: string; at: Date },
) {
  const key = addressKey(recipientAddress)
  const sealed = { proven: await deleteProvenNumber(tx, key), directory: await deleteDirectoryNumber(tx, key) }
  const proven = sealed.proven && (await openProvenNumber(deps, { recipientAddress, sealed: sealed.proven }))
  const directory =
    sealed.directory && (await openDirectoryNumber(deps, { recipientAddress, sealed: sealed.directory }))
  const known = [proven, directory].filter((phone) => phone !== undefined)
  await insertForgottenNumbers(
    tx,
    known.map((phone) => ({
      recipientAddress: key,
      numberDigest: forgottenNumberDigest(deps, { recipientAddress, phone }),
      forgottenAt,
    })),
  )
  return { proven, directory }
}
