import type { Dependencies } from '../dependencies.ts'
import { refused, type ControlOutcome, type ControlRefused } from './control-outcome.ts'
import { sentMessage, type SentMessage, type StatusHolder } from './sent-message.ts'

type Asking = StatusHolder & { deliveryId?: string; act: () => Promise<ControlOutcome> }

/** What somebody on the status page wants done: only with its link, and only with a delivery of its mail. */
export async function fromStatusPage(
  deps: Pick<Dependencies, 'db' | 'clock' | 'keys' | 'keyStore' | 'log'>,
  { deliveryId, act, ...holder }: Asking,
): Promise<SentMessage | ControlRefused> {
  const before = await sentMessage(deps, holder)
  if (before.kind === 'SentMessageUnknown') return refused('UNKNOWN')
  if (before.kind === 'SentMessageChanged') return refused('CHANGED')
  if (deliveryId !== undefined && !before.deliveries.some(({ id }) => id === deliveryId)) return refused('UNKNOWN')
  const outcome = await act()
  if (outcome.kind === 'ControlRefused') return outcome
  const after = await sentMessage(deps, holder)
  return after.kind === 'SentMessage' ? after : refused(after.kind === 'SentMessageChanged' ? 'CHANGED' : 'UNKNOWN')
}
