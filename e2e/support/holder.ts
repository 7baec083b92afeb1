import { fromBase64url, toBase64url, type Bytes } from '../../server/envelope/bytes.ts'
import { deriveLinkKeys, unwrapContentKey, type LinkKeys } from '../../server/envelope/keys.ts'
import { decodeManifest, type Manifest } from '../../server/envelope/manifest.ts'
import { openBytes } from '../../server/envelope/part.ts'

type Answer = { data?: Record<string, Record<string, unknown>> | null; errors?: { message: string }[] }
type Asked = { query: string; variables?: object; headers?: Record<string, string>; files?: Record<string, File> }

/** Sends an operation as JSON or, with files (their paths among the variables), as a multipart request. */
export async function ask(
  origin: string,
  { query, variables = {}, headers = {}, files }: Asked,
): Promise<Answer & { response: Response }> {
  const operations = JSON.stringify({ query, variables })
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { ...(files ? { 'apollo-require-preflight': '1' } : { 'content-type': 'application/json' }), ...headers },
    body: files ? multipart(operations, files) : operations,
  })
  return { ...((await response.json()) as Answer), response }
}

function multipart(operations: string, files: Record<string, File>): FormData {
  const form = new FormData()
  const entries = Object.entries(files)
  form.set('operations', operations)
  form.set('map', JSON.stringify(Object.fromEntries(entries.map(([path], index) => [String(index), [path]]))))
  for (const [index, [, file]] of entries.entries()) form.set(String(index), file)
  return form
}

export type Opened = {
  manifest: Manifest
  attachments: Map<string, Uint8Array>
  contentKey: Bytes
  /** What the browser keeps as its cookie. */
  session: string
}

const fields = 'kind: __typename ... on DeliveryOpened { messageId wrappedKey parts { id url } }'
const openDelivery = `mutation ($input: OpenDeliveryInput!) { openDelivery(input: $input) { ${fields} } }`
const verifyPin = `mutation ($input: VerifyPinInput!) { verifyPin(input: $input) { ${fields} } }`
const sendReply = `mutation ($input: SendReplyInput!, $attachments: [Upload!]) {
  sendReply(input: $input, attachments: $attachments) { kind: __typename }
}`

/** Somebody who holds a link and does what the page does, without a browser: the real API, and the real opening of what it hands out. */
export class Holder {
  readonly origin: string
  readonly id: string
  readonly linkSecret: Bytes
  readonly accessToken: Bytes
  readonly #wrapKey: LinkKeys['wrapKey']
  #cookie = ''

  private constructor(link: URL, linkSecret: Bytes, keys: { accessToken: Bytes; wrapKey: LinkKeys['wrapKey'] }) {
    this.origin = link.origin
    this.id = link.pathname.slice('/m/'.length)
    this.linkSecret = linkSecret
    this.accessToken = keys.accessToken
    this.#wrapKey = keys.wrapKey
  }

  static async of(link: string): Promise<Holder> {
    const url = new URL(link)
    const linkSecret = fromBase64url(url.hash.slice(1))
    return new Holder(url, linkSecret, await deriveLinkKeys(linkSecret))
  }

  /** `pin` is asked for at level PIN, once the SMS is on its way. @throws Error when it does not open */
  async open(pin: () => Promise<string> = () => Promise.resolve('')): Promise<Opened> {
    const proof = { id: this.id, accessToken: toBase64url(this.accessToken) }
    let answer = await ask(this.origin, { query: openDelivery, variables: { input: { ...proof, language: 'en' } } })
    if (answer.data?.['openDelivery']?.['kind'] === 'PinSent') {
      answer = await ask(this.origin, { query: verifyPin, variables: { input: { ...proof, pin: await pin() } } })
    }
    const opened = answer.data?.['openDelivery'] ?? answer.data?.['verifyPin'] ?? { kind: 'nothing' }
    if (opened['kind'] !== 'DeliveryOpened') throw new Error(`not opened: ${String(opened['kind'])}`)
    this.#cookie = answer.response.headers
      .getSetCookie()
      .map((set) => set.split(';', 1)[0])
      .join('; ')
    return this.#read(opened as { messageId: string; wrappedKey: string; parts: { id: string; url: string }[] })
  }

  async #read(opened: {
    messageId: string
    wrappedKey: string
    parts: { id: string; url: string }[]
  }): Promise<Opened> {
    const wrappedKey = fromBase64url(opened.wrappedKey)
    const contentKey = await unwrapContentKey({ wrapKey: this.#wrapKey, deliveryId: this.id, wrappedKey })
    const parts = new Map<string, Uint8Array>()
    for (const { id, url } of opened.parts) {
      const response = await fetch(this.origin + url, { headers: { cookie: this.#cookie } })
      if (!response.ok) throw new Error(`part ${id}: HTTP ${String(response.status)}`)
      const sealed = new Uint8Array(await response.arrayBuffer())
      parts.set(id, await openBytes({ contentKey, ownerId: opened.messageId, partId: id, sealed }))
    }
    const manifest = decodeManifest(new Uint8Array(parts.get('manifest') ?? []))
    parts.delete('manifest')
    return { manifest, attachments: parts, contentKey, session: this.#cookie.split('=')[1] ?? '' }
  }

  /** @returns the kind of the answer @throws Error when there is none */
  async reply(input: { text: string; subject: string; name?: string }, files: File[] = []): Promise<string> {
    const places = files.map((_, index) => `variables.attachments.${String(index)}`)
    const answer = await ask(this.origin, {
      query: sendReply,
      variables: {
        input: { deliveryId: this.id, idempotencyKey: crypto.randomUUID(), ...input },
        attachments: files.map(() => null),
      },
      headers: { cookie: this.#cookie },
      ...(files.length > 0 && { files: Object.fromEntries(files.map((file, index) => [places[index] ?? '', file])) }),
    })
    const { kind } = answer.data?.['sendReply'] ?? {}
    if (typeof kind !== 'string') throw new Error('no answer')
    return kind
  }
}
