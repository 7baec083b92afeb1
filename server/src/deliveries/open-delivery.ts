import type { Language } from '@sigill/texts/language.ts'
import type { Dependencies } from '../dependencies.ts'
import type { PinSent } from '../pins/current-pin.ts'
import { requestPin, type PinUnavailable } from '../pins/request-pin.ts'
import {
  deliveryOfHolder,
  type DeliveryGone,
  type DeliveryHeld,
  type DeliveryLocked,
  type LinkHolder,
} from './find-delivery.ts'
import { handOut, recordOpening, type DeliveryOpened, type Visitor } from './hand-out.ts'

/** A person pressed Open. At level PIN this sends an SMS; at level LINK it hands out the sealed message. */
export async function openDelivery(
  deps: Dependencies,
  input: LinkHolder & { language: Language; visitor: Visitor },
): Promise<DeliveryOpened | PinSent | PinUnavailable | DeliveryHeld | DeliveryLocked | DeliveryGone> {
  const found = await deliveryOfHolder(deps, input)
  if (found.kind !== 'Found') return found
  const { delivery } = found
  const { language, visitor } = input
  if (delivery.level === 'PIN') return requestPin(deps, { delivery, language, network: visitor.network })
  const opening = await deps.db.transaction((tx) => recordOpening(deps, { tx, delivery, device: visitor.device }))
  return handOut(deps, { delivery, visitor, opening })
}
