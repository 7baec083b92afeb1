/** The time of this device: right enough to count down with, never to decide by. */
export type Clock = { now: () => Date }

export const clock: Clock = { now: () => new Date() }
