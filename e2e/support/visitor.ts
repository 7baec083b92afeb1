import { fromBase64url, toBase64url } from '../../server/envelope/bytes.ts'
import { deriveLinkKeys } from '../../server/envelope/keys.ts'
import { ask } from './holder.ts'

export type Answered = { __typename: string; triesLeft?: number; reason?: string; unavailable?: string; gone?: string }

const open = `mutation ($input: OpenDeliveryInput!) { openDelivery(input: $input) {
  __typename ... on PinUnavailable { unavailable: reason } ... on DeliveryGone { gone: reason } } }`
const verify = `mutation ($input: VerifyPinInput!) { verifyPin(input: $input) {
  __typename ... on PinRejected { triesLeft reason } ... on DeliveryGone { gone: reason } } }`

/** Somebody with a link, who asks whichever server they reach, as the page does; their cookies go along. */
export class Visitor {
  readonly #link: URL
  #cookies: string[] = []

  constructor(link: string) {
    this.#link = new URL(link)
  }

  get deliveryId(): string {
    return this.#link.pathname.slice('/m/'.length)
  }

  /** Presses Open. */
  async open(server: string): Promise<Answered> {
    return this.#ask(server, { query: open, input: { ...(await this.#proof()), language: 'en' } })
  }

  async enter(server: string, pin: string): Promise<Answered> {
    return this.#ask(server, { query: verify, input: { ...(await this.#proof()), pin } })
  }

  /** @returns the HTTP status with which a sealed part is handed out, or not */
  async part(server: string, partId = 'manifest'): Promise<number> {
    const headers = { cookie: this.#cookies.join('; ') }
    const answer = await fetch(`${server}/parts/${this.deliveryId}/${partId}`, { headers })
    await answer.arrayBuffer()
    return answer.status
  }

  async #proof() {
    const { accessToken } = await deriveLinkKeys(fromBase64url(this.#link.hash.slice(1)))
    return { id: this.deliveryId, accessToken: toBase64url(accessToken) }
  }

  async #ask(server: string, { query, input }: { query: string; input: object }): Promise<Answered> {
    const { data, errors, response } = await ask(server, { query, variables: { input } })
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')
    this.#cookies = [...this.#cookies, ...set]
    const [answer] = Object.values(data ?? {})
    if (!answer) throw new Error(JSON.stringify(errors))
    return answer as Answered
  }
}
