import { networkOf } from './network.ts'

const window = 15 * 60 * 1000
const mostTries = 30
/** Networks that are remembered; the oldest is forgotten first. */
const mostNetworks = 10_000

/**
 * Wrong passwords by network, in this process. Passwords are made of 192 random bits, so this is not what keeps guessers out: it spares
 * the memory and the time that each try costs.
 */
export class LoginTries {
  readonly #tries = new Map<string, { count: number; until: number }>()

  /** Counted before the password is looked at, so that parallel connections gain nothing. @returns whether it may be tried */
  begin(ip: string): boolean {
    const now = performance.now()
    const network = networkOf(ip)
    const known = this.#tries.get(network)
    const tries = known && known.until > now ? known : { count: 0, until: now + window }
    tries.count++
    this.#tries.delete(network)
    this.#tries.set(network, tries)
    const [oldest] = this.#tries.keys()
    if (this.#tries.size > mostNetworks && oldest !== undefined) this.#tries.delete(oldest)
    return tries.count <= mostTries
  }

  isOver(ip: string): boolean {
    const tries = this.#tries.get(networkOf(ip))
    return tries !== undefined && tries.until > performance.now() && tries.count >= mostTries
  }

  succeeded(ip: string): void {
    this.#tries.delete(networkOf(ip))
  }
}
