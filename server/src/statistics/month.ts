import type { Dependencies } from '../dependencies.ts'

const form = /^20\d\d-(0[1-9]|1[0-2])$/

export const isMonth = (text: unknown): text is string => typeof text === 'string' && form.test(text)

/** The month that it is where the organisation is, for example `2026-11`. */
export const thisMonth = ({ clock, config: { timeZone } }: Pick<Dependencies, 'clock' | 'config'>): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' }).format(clock.now())

export function monthAfter(month: string, months = 1): string {
  const { year, index } = read(month)
  return new Date(Date.UTC(year, index + months)).toISOString().slice(0, 7)
}

/** How many months there are from one to the other, both among them; 0 or less when they stand the wrong way round. */
export function monthsBetween({ from, to }: { from: string; to: string }): number {
  const [first, last] = [read(from), read(to)]
  return (last.year - first.year) * 12 + last.index - first.index + 1
}

const read = (month: string) => ({ year: Number(month.slice(0, 4)), index: Number(month.slice(5)) - 1 })
