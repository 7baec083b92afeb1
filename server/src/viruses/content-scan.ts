import type { Dependencies } from '../dependencies.ts'
import { writeEvents } from '../events/events.store.ts'
import type { ContentRefusalReason } from '../graphql/schema.generated.ts'
import { Patience } from '../ports/patience.ts'
import { ScannerOutage, type ScanVerdict } from '../ports/virus-scanner.ts'

/** The scanner found something, or could not look into it; nothing of the message or the reply may be kept. */
export class ContentRefused extends Error {
  readonly reason: ContentRefusalReason
  /** Which attachment it is, from 1; undefined when it is a text. */
  readonly attachment: number | undefined
  readonly signature: string

  constructor({ reason, attachment, signature }: Pick<ContentRefused, 'reason' | 'attachment' | 'signature'>) {
    super(reason)
    this.reason = reason
    this.attachment = attachment
    this.signature = signature
  }
}

/** Milliseconds that the scanner may keep one message or reply waiting; the intake has its answer within 24 s. */
const patienceOfOwner = 15_000

export type ContentScan = ReturnType<typeof contentScan>

/**
 * Shows the virus scanner what is stored of one message or reply, as our own parser reads it.
 * @throws ContentRefused at the end of a stream, or ScannerOutage; whoever stores what comes through must forget it then
 */
export function contentScan({ virusScanner, config }: Pick<Dependencies, 'virusScanner' | 'config'>) {
  const patience = new Patience(patienceOfOwner, () => new ScannerOutage('the virus scanner has not answered in time'))
  const judge = (verdict: ScanVerdict, attachment?: number) => {
    if (verdict.kind === 'Clean') return
    const isInfected = verdict.kind === 'Infected'
    if (!isInfected && config.virusScanner.unscannable === 'later') {
      throw new ScannerOutage('the virus scanner could not look into it')
    }
    const reason = isInfected ? 'INFECTED' : 'UNSCANNABLE'
    throw new ContentRefused({ reason, attachment, signature: verdict.signature })
  }

  /** Passes everything on as it comes. @param attachment which one it is, from 1 */
  async function* through(content: AsyncIterable<Uint8Array>, attachment?: number): AsyncGenerator<Uint8Array> {
    if (!virusScanner) {
      yield* content
      return
    }
    const scan = await virusScanner.begin(patience)
    try {
      for await (const piece of content) {
        await scan.write(piece)
        yield piece
      }
      judge(await scan.verdict(), attachment)
    } finally {
      scan.end()
    }
  }

  const texts = async (...written: (string | null | undefined)[]) => {
    for (const text of written) if (text) await toItsEnd(through(pieceOf(text)))
  }

  return { through, texts }
}

async function* pieceOf(text: string) {
  yield new TextEncoder().encode(text)
}

async function toItsEnd(stream: AsyncGenerator<Uint8Array>): Promise<void> {
  while (!(await stream.next()).done);
}

type Refused = { error: ContentRefused; from: 'MAIL' | 'API' | 'REPLY'; deliveryId?: string }

export type RefusedContent = { kind: 'ContentRefused'; reason: ContentRefusalReason; attachment: number | null }

/** The outcome for whoever sent it. */
export async function refusedContent(
  deps: Pick<Dependencies, 'db' | 'clock'>,
  refused: Refused,
): Promise<RefusedContent> {
  await recordRefusal(deps, refused)
  const { reason, attachment = null } = refused.error
  return { kind: 'ContentRefused', reason, attachment }
}

/** Nothing else of it is stored, so that the event stands alone. */
export async function recordRefusal(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { error: { reason, signature }, from, deliveryId }: Refused,
): Promise<void> {
  await db.transaction(async (tx) => {
    const details = { reason, signature, from }
    await writeEvents(tx, [{ kind: 'CONTENT_REFUSED', at: clock.now(), ...(deliveryId && { deliveryId }), details }])
  })
}
