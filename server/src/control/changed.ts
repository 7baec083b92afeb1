import type { Dependencies } from '../dependencies.ts'
import { isRecipientBound, isSenderBound, type RecipientBound, type SenderBound } from '../deliveries/bindings.ts'

type Seals = { sealedKey: unknown; sealedLinkSecret: unknown; sealedPhone: unknown }
type Held = RecipientBound & Omit<SenderBound, 'senderAddress'> & Seals

/** Nothing is left of a recipient who was erased, whom the binding no longer fits. */
const opensNothing = ({ sealedKey, sealedLinkSecret, sealedPhone }: Seals) =>
  sealedKey === null && sealedLinkSecret === null && sealedPhone === null

/** Did somebody change it in the database? Whatever it still opens may then be another's. */
export const isChanged = (
  deps: Pick<Dependencies, 'keys'>,
  { delivery, message: { senderAddress } }: { delivery: Held; message: { senderAddress: string } },
): boolean =>
  !isSenderBound(deps, { ...delivery, senderAddress }) || (!opensNothing(delivery) && !isRecipientBound(deps, delivery))
