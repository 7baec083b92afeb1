import { fromBase64url, type Bytes } from '@sigill/envelope/bytes.ts'
import { deriveLinkKeys, unwrapContentKey, type LinkKeys } from '@sigill/envelope/keys.ts'
import { decodeManifest, type Manifest } from '@sigill/envelope/manifest.ts'
import { openPart } from '@sigill/envelope/part.ts'
import type { DeliveryOpened, Visitor } from '../src/deliveries/hand-out.ts'
import type { Dependencies } from '../src/dependencies.ts'
import { findPart } from '../src/parts/find-part.ts'
import type { OutgoingMail } from '../src/ports/mail-sender.ts'

/** Somebody who holds a link: what a browser derives from it, and the session that it is given. */
export type TestRecipient = {
  id: string
  link: string
  accessToken: Bytes
  wrapKey: LinkKeys['wrapKey']
  visitor: Visitor
  /** The session token that was last given. */
  session: () => Bytes | undefined
}

/** Reads the link out of a notice, as its recipient does. */
export async function recipientOfNotice(mail: OutgoingMail | undefined): Promise<TestRecipient> {
  const found = /\S+\/m\/([0-9a-f-]{36})#([\w-]{43})/.exec(textOf(mail))
  const [link = '', id = '', secret = ''] = found ?? []
  let session: Bytes | undefined
  return {
    id,
    link,
    ...(await deriveLinkKeys(fromBase64url(secret))),
    visitor: {
      network: '192.0.2.7',
      device: 'PHONE',
      setSession: ({ token }) => {
        session = fromBase64url(token)
      },
    },
    session: () => session,
  }
}

/** The plain text of a mail on its way out. */
export const textOf = (mail: OutgoingMail | undefined) => (typeof mail?.text === 'string' ? mail.text : '')

export type ReadMessage = { manifest: Manifest; attachment: (partId: string) => Promise<Buffer> }

/** Fetches and decrypts an opened delivery, as the browser does. */
export async function readMessage(
  deps: Dependencies,
  recipient: TestRecipient,
  opened: DeliveryOpened,
): Promise<ReadMessage> {
  const { id: deliveryId, wrapKey } = recipient
  const contentKey = await unwrapContentKey({ wrapKey, deliveryId, wrappedKey: opened.wrappedKey })
  const part = async (partId: string) => {
    const found = await findPart(deps, { deliveryId, partId, sessionToken: recipient.session() })
    if (!found) throw new Error(`no part ${partId}`)
    const plain = ReadableStream.from(found.chunks).pipeThrough(
      openPart({ contentKey, ownerId: opened.messageId, partId }),
    )
    return Buffer.from(await new Response(plain).arrayBuffer())
  }
  return { manifest: decodeManifest(new Uint8Array(await part('manifest'))), attachment: part }
}
