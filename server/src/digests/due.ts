import { addDays } from '../days.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Due } from './digests.store.ts'

/** `2026-11-24`, as people here count days. */
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })

/** What the policy wants told today. */
export function dueNow({ clock, policy }: Pick<Dependencies, 'clock' | 'policy'>): { today: string; due: Due } {
  const now = clock.now()
  const { notOpenedAfterDays, expiresTomorrow } = policy.current().receipts
  const today = dayFormat.format(now)
  const tomorrow = addDays(new Date(`${today}T00:00:00Z`), 1)
    .toISOString()
    .slice(0, 10)
  const longAgo = addDays(now, -notOpenedAfterDays)
  return {
    today,
    due: {
      now,
      notOpenedSince: notOpenedAfterDays === 0 ? undefined : longAgo,
      tomorrow: expiresTomorrow ? tomorrow : undefined,
    },
  }
}
