/** Day keys, held outside the database. A day is an ISO date in UTC, for example `2026-12-24`. */
export type KeyStore = {
  /** The key of that day; made if it does not exist. Two processes that ask at once get the same key. */
  dayKey: (day: string) => Promise<Uint8Array<ArrayBuffer>>
  /** The key of that day, or undefined when it was destroyed or never made. */
  existingDayKey: (day: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Destroys every key of the days before `day`, and says which. */
  destroyBefore: (day: string) => Promise<string[]>
}
