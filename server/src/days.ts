/** A day of 24 hours: limits and times to live do not follow summer time. */
export const dayMilliseconds = 86_400_000

/** @param days less than 0: before the moment */
export const addDays = (moment: Date, days: number) => new Date(moment.getTime() + days * dayMilliseconds)

/** The UTC day of a moment, counted from 1970: what a signed address or link is good to the end of. */
export const dayOf = (moment: Date) => Math.floor(moment.getTime() / dayMilliseconds)

/** The same as a text, `2026-11-24`: the days of keys and of the audit chain, which no summer time moves. */
export const utcDay = (moment: Date) => moment.toISOString().slice(0, 10)

export const startOfDay = (day: number) => new Date(day * dayMilliseconds)
