import { median } from '../figures.ts'

/** Something at a moment, in milliseconds. */
export type Sample = { at: number; value: number }

/**
 * How fast the samples grow, in % of their median a minute: the median of the slopes between any two (Theil–Sen), which one large
 * mail in hand at one look does not tilt, and steady growth does. NaN of too few.
 */
export function percentAMinute(samples: Sample[]): number {
  if (samples.length < 3) return NaN
  const slopes = samples.flatMap((one, index) =>
    samples.slice(index + 1).map((other) => (other.value - one.value) / (other.at - one.at)),
  )
  return (median(slopes) * 60_000 * 100) / median(samples.map(({ value }) => value))
}
