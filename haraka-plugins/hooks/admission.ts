/** Room for header and text beside `decodedBytes` of attachments, which base64 makes 78/57 as large (RFC 2045 §6.8). */
export const largestMailOnTheWire = (decodedBytes: number) => Math.ceil((decodedBytes * 78) / 57) + 1_048_576

/** How many bytes of memory one mail may use; given back once. */
export type Reservation = {
  /** Whether the mail may be `bytes` large in all. */
  growTo: (bytes: number) => boolean
  release: () => void
}

/** Admits mails by the memory they need: connections cost little, a mail in flight is held whole. */
export class Admission {
  #free: number

  constructor(bytes: number) {
    this.#free = bytes
  }

  /** @returns undefined when there is no room now */
  reserve(bytes: number): Reservation | undefined {
    let held = 0
    const growTo = (wanted: number) => {
      if (wanted <= held) return true
      if (wanted - held > this.#free) return false
      this.#free -= wanted - held
      held = wanted
      return true
    }
    const release = () => {
      this.#free += held
      held = 0
    }
    return growTo(bytes) ? { growTo, release } : undefined
  }
}
