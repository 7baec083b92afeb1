import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Headers } from 'mailparser'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { parseMail } from '../intake/parse-mail.ts'

/** As many as the parser reads of one header. */
const mostHeadBytes = 1024 * 1024

/**
 * The header of a mail before the rest of it is looked at: whoever may say nothing makes no work.
 * `raw` is the whole mail from its beginning, to be read to its end or drained.
 * @throws MailRefusal
 */
export async function readHead(stream: Readable): Promise<{ headers: Headers; raw: Readable }> {
  const pieces = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>
  const head: Uint8Array[] = []
  let [bytes, end] = [0, '']
  while (!/\n\r?\n/.test(end)) {
    const next = await pieces.next()
    if (next.done === true) break
    head.push(next.value)
    bytes += next.value.length
    if (bytes > mostHeadBytes) break
    // An empty line may be cut in two.
    end = end.slice(-3) + Buffer.from(next.value).toString('latin1')
  }
  const found = Buffer.concat(head)
  return { headers: await headersOf(found), raw: Readable.from(wholeMail(found, pieces), { objectMode: false }) }
}

export async function drain(raw: Readable): Promise<void> {
  await finished(raw.resume())
}

async function* wholeMail(head: Uint8Array, pieces: AsyncIterator<Uint8Array>) {
  yield head
  for (;;) {
    const next = await pieces.next()
    if (next.done === true) return
    yield next.value
  }
}

async function headersOf(head: Uint8Array): Promise<Headers> {
  let headers: Headers | undefined
  const onHeaders = (found: Headers) => {
    headers = found
    throw new MailRefusal('MALFORMED_MAIL') // What follows is not whole, and nobody's business yet.
  }
  try {
    await parseMail(Readable.from([head], { objectMode: false }), { onHeaders, onAttachment: () => Promise.resolve() })
  } catch (error) {
    if (headers === undefined) throw error
  }
  return headers ?? new Map<string, never>()
}
