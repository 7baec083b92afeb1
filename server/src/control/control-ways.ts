import { commandAddress } from '../commands/command-address.ts'
import { addDays } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import { isSenderBound, type SenderBound } from '../deliveries/bindings.ts'
import { mostDays } from './extend-message.ts'
import { statusLink } from './status-link.ts'

type Controlled = SenderBound & { acceptedAt: Date }

/** How the sender takes a delivery in hand: an answer to this address, and the page behind this link. */
export type ControlWays = { answerTo: string; statusPage: string }

/** People answer late: the ways stay open for a while after the end, to say then that it is over. */
const daysAfterEnd = 7
/** Since the end may be put off after a mail has gone out, what counts is the latest that it can ever be. */
export const daysAfterAcceptance = mostDays + daysAfterEnd

const lastDayOf = (acceptedAt: Date) => addDays(acceptedAt, daysAfterAcceptance)

/**
 * Both work to the end of the day that is `daysAfterAcceptance` after the message was taken in, wherever its end is when they are made.
 * Whoever has the page's link may do what the sender may: it belongs in mails to the sender alone, and in none that is quoted to others.
 */
export function controlWays(deps: Pick<Dependencies, 'config' | 'keys'>, delivery: Controlled): ControlWays {
  // Whatever asks: they are the sender's alone.
  if (!isSenderBound(deps, delivery)) throw new Error('a delivery is not of its sender')
  const { id, messageId, acceptedAt } = delivery
  const until = lastDayOf(acceptedAt)
  return {
    answerTo: commandAddress(deps, { deliveryId: id, until }),
    statusPage: statusLink(deps, { messageId, until }),
  }
}

/** Where an answer to a digest of several deliveries goes, of which this is the first. */
export const digestAddress = (
  deps: Pick<Dependencies, 'config' | 'keys'>,
  { id, acceptedAt }: Pick<Controlled, 'id' | 'acceptedAt'>,
): string => commandAddress(deps, { deliveryId: id, until: lastDayOf(acceptedAt), isDigest: true })
