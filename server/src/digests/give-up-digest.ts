import type { Dependencies } from '../dependencies.ts'
import type { JobOutcome } from '../jobs/jobs.ts'

/** After the last try, or when it is refused: the operator hears of it. What it was to tell stays untold, for the next morning's job. */
export function giveUpDigest(
  { log }: Pick<Dependencies, 'log'>,
  { deliveryIds, code = 'TIMED_OUT' }: { deliveryIds: string[]; code?: string },
): Promise<JobOutcome> {
  log.error('a digest cannot be delivered to the sender', { delivery: deliveryIds[0], code })
  return Promise.resolve({ kind: 'Done' })
}
