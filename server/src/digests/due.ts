import { addDays, utcDay } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Due } from './digests.store.ts'

/** What the policy wants told today. */
export function dueNow({ clock, config, policy }: Pick<Dependencies, 'clock' | 'config' | 'policy'>): {
  today: string
  due: Due
} {
  const now = clock.now()
  const { timeZone } = config
  const { notOpenedAfterDays, expiresTomorrow } = policy.current().receipts
  // `2026-11-24`, as people there count days.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
  const tomorrow = utcDay(addDays(new Date(`${today}T00:00:00Z`), 1))
  const longAgo = addDays(now, -notOpenedAfterDays)
  return {
    today,
    due: {
      now,
      timeZone,
      notOpenedSince: notOpenedAfterDays === 0 ? undefined : longAgo,
      tomorrow: expiresTomorrow ? tomorrow : undefined,
    },
  }
}
