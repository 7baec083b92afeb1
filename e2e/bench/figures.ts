/** @param share 0.5 for the median, 0.99 for what 99 of 100 stay below; NaN of nothing */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
}

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [below = NaN, above = NaN] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return (below + above) / 2
}
