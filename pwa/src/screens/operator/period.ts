import type { Clock } from '../../device/clock.ts'

export const periods = ['year', 'twoYears', 'thisYear', 'lastYear'] as const
export type Period = (typeof periods)[number]

/** Months as the contract writes them. The clock of this device is right enough to choose by; the server counts in its own. */
export function monthsOf(period: Period, { now }: Clock): { from: string; to: string } {
  const today = now()
  const [year, month] = [today.getFullYear(), today.getMonth()]
  const to = monthOf(year, month)
  switch (period) {
    case 'year':
      return { from: monthOf(year, month - 11), to }
    case 'twoYears':
      return { from: monthOf(year, month - 23), to }
    case 'thisYear':
      return { from: monthOf(year, 0), to }
    case 'lastYear':
      return { from: monthOf(year - 1, 0), to: monthOf(year - 1, 11) }
  }
}

/** `month` from 0, also below. */
const monthOf = (year: number, month: number) => new Date(Date.UTC(year, month)).toISOString().slice(0, 7)
