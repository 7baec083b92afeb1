import { fromBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import { EnvelopeError } from '@sigill/envelope/errors.ts'
import { unwrapContentKey, type LinkKeys } from '@sigill/envelope/keys.ts'
import { decodeManifest, type Manifest } from '@sigill/envelope/manifest.ts'
import type { OpenedFragment } from '../../graphql/operations.generated.ts'
import { collectBlob } from './collect-blob.ts'
import { openedPart } from './part-stream.ts'

const manifestPartId = 'manifest'

/** A message with its keys in hand. */
export type OpenedMessage = { opened: OpenedFragment; contentKey: Bytes; manifest: Manifest }

/** @throws EnvelopeError when what came is not what was sealed; SessionEnded; Outage */
export async function openMessage(opened: OpenedFragment, keys: LinkKeys): Promise<OpenedMessage> {
  const contentKey = await unwrapContentKey({
    wrapKey: keys.wrapKey,
    deliveryId: opened.delivery.id,
    wrappedKey: fromBase64url(opened.wrappedKey),
  })
  const stream = await openedPart(placeOf({ opened, contentKey }, manifestPartId))
  const bytes = await (await collectBlob(stream, '')).arrayBuffer()
  return { opened, contentKey, manifest: decodeManifest(new Uint8Array(bytes)) }
}

export function placeOf({ opened, contentKey }: Pick<OpenedMessage, 'opened' | 'contentKey'>, partId: string) {
  const part = opened.parts.find(({ id }) => id === partId)
  if (!part) throw new EnvelopeError('MALFORMED', `no part ${partId}`)
  return { url: part.url, contentKey, ownerId: opened.messageId, partId, sealedSize: part.size }
}
