const dayMilliseconds = 86_400_000

/** The UTC day of a moment, counted from 1970: what a signed address or link is good to the end of. */
export const dayOf = (moment: Date) => Math.floor(moment.getTime() / dayMilliseconds)

export const startOfDay = (day: number) => new Date(day * dayMilliseconds)
