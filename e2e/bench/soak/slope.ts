/** Something at a moment, in milliseconds. */
export type Sample = { at: number; value: number }

/** How fast the samples grow, in % of their mean a minute: the slope of the straight line that fits best. NaN of too few. */
export function percentAMinute(samples: Sample[]): number {
  if (samples.length < 3) return NaN
  const mean = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length
  const [middle, level] = [mean(samples.map(({ at }) => at)), mean(samples.map(({ value }) => value))]
  const along = samples.reduce((total, { at }) => total + (at - middle) ** 2, 0)
  const across = samples.reduce((total, { at, value }) => total + (at - middle) * (value - level), 0)
  return ((across / along) * 60_000 * 100) / level
}
