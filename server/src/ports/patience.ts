/** How long somebody waits for something, all waits together: a bound on what is slow in many small steps. */
export class Patience {
  #left: number
  readonly #impatient: () => Error

  /** @param impatient what is thrown when it is over */
  constructor(milliseconds: number, impatient: () => Error) {
    this.#left = milliseconds
    this.#impatient = impatient
  }

  async wait<Result>(result: Promise<Result>): Promise<Result> {
    const { promise: over, reject } = Promise.withResolvers<never>()
    const began = performance.now()
    const timer = setTimeout(() => {
      reject(this.#impatient())
    }, this.#left)
    try {
      return await Promise.race([result, over])
    } finally {
      clearTimeout(timer)
      this.#left = Math.max(0, this.#left - (performance.now() - began))
    }
  }
}
