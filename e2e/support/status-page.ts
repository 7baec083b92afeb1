import { ask } from './holder.ts'

export type SentMessage = { expiresAt: string; extendableDays: number }

const fields = 'kind: __typename ... on SentMessage { expiresAt extendableDays }'
const look = `query ($id: ID!, $token: Bytes!) { sentMessage(id: $id, token: $token) { ${fields} } }`
const extend = `mutation ($input: ExtendMessageInput!) { extendMessage(input: $input) { ${fields} } }`

/** Somebody with the link to a status page, who asks whichever server they reach, as the page does. */
export class StatusPage {
  readonly #messageId: string
  readonly #token: string

  constructor(link: string) {
    const { pathname, hash } = new URL(link)
    this.#messageId = pathname.slice('/sent/'.length)
    this.#token = hash.slice(1)
  }

  /** @throws Error when the message is not shown */
  look(server: string): Promise<SentMessage> {
    return this.#ask(server, { query: look, variables: { id: this.#messageId, token: this.#token } })
  }

  /** A day more than `from`. @throws Error when that is refused */
  extend(server: string, from: string): Promise<SentMessage> {
    const input = { messageId: this.#messageId, token: this.#token, days: 1, from }
    return this.#ask(server, { query: extend, variables: { input } })
  }

  async #ask(server: string, asked: { query: string; variables: object }): Promise<SentMessage> {
    const { data, errors } = await ask(server, asked)
    const [answer] = Object.values(data ?? {})
    if (answer?.['kind'] !== 'SentMessage') throw new Error(JSON.stringify(answer ?? errors))
    return answer as SentMessage
  }
}
