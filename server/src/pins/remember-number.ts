import { seal } from '@sigill/envelope/seal.ts'
import type { Executor } from '../db/database.ts'
import type { Dependencies } from '../dependencies.ts'
import { deleteForgottenNumbers } from '../directory/directory.store.ts'
import { forgottenNumberDigest } from '../directory/forgotten-numbers.ts'
import { isNumberForgotten } from '../events/events.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { provenNumber, provenNumberContext } from './proven-number.ts'
import { insertProvenNumber } from './proven-numbers.store.ts'

type Proven = { tx: Executor; deliveryId: string; recipientAddress: string; phone: string; at: Date }

/**
 * Remembers the number (E.164) for the recipient's next message, whoever sends it. The first stays: senders write numbers, and one
 * of them must not be able to have the codes of all others sent elsewhere. One that was forgotten after its delivery got it stays so.
 */
export async function rememberNumber(
  { keys, random }: Pick<Dependencies, 'keys' | 'random'>,
  { tx, deliveryId, recipientAddress, phone, at }: Proven,
): Promise<'REMEMBERED' | 'SAME' | 'DIFFERS' | 'FORGOTTEN'> {
  if (await isNumberForgotten(tx, { deliveryId, recipientAddress })) return 'FORGOTTEN'
  const context = provenNumberContext(recipientAddress)
  const sealedPhone = await seal({ keys: keys.keks, context, plaintext: new TextEncoder().encode(phone), random })
  const row = { recipientAddress: addressKey(recipientAddress), sealedPhone, provenAt: at }
  if (await insertProvenNumber(tx, row)) {
    const numberDigest = forgottenNumberDigest({ keys }, { recipientAddress, phone })
    await deleteForgottenNumbers(tx, { recipientAddress: row.recipientAddress, numberDigest })
    return 'REMEMBERED'
  }
  return (await provenNumber({ db: tx, keys }, recipientAddress)) === phone ? 'SAME' : 'DIFFERS'
}
