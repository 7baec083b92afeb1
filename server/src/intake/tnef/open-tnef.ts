import type { AttachedMail, AttachmentEntry } from '@sigill/envelope/manifest.ts'
import type { PartWriter } from '../../parts/part-writer.ts'
import { attachmentName } from '../attachment-name.ts'
import { decodeText } from '../decode-text.ts'
import { dateWithinYears, mostNameCharacters, mostSubjectCharacters, oneLine } from '../mail-headers.ts'
import { decompressRtf } from './compressed-rtf.ts'
import { labelOf, type MapiProperties } from './mapi-properties.ts'
import { readTnef, type Tnef, type TnefFile } from './read-tnef.ts'
import { readRtf } from './rtf.ts'
import { TnefFault } from './tnef-fault.ts'

/** [MS-OXPROPS], by their ids. */
const ids = {
  subject: 0x0037,
  sentAt: 0x0039,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  mimeTag: 0x370e,
  longFileName: 0x3707,
  contentId: 0x3712,
  internetCodePage: 0x3fde,
  senderSmtpAddress: 0x5d01,
}
const mostRtfBytes = 8 * 1024 * 1024
/** As in a header line. */
const mostTagCharacters = 998
/** A message of any other class, such as an invitation, says more than a mail does. */
const ordinary = /^IPM\.(?:Microsoft Mail\.)?Note\b|^$/i

export type OpenedTnef = {
  said: Omit<AttachedMail, 'attachments'>
  /** Nothing that it says is lost once files and texts are taken out of it. */
  isOrdinary: boolean
  files: { entry: AttachmentEntry; isMessage: boolean }[]
}

/** How many bytes of RTF may still be read in one mail. */
type RtfLeft = { bytesLeft: number }

/** Takes a part that is TNEF (winmail.dat) apart: each file in it becomes a part of its own. @throws TnefFault */
export async function openTnef(
  parts: Pick<PartWriter, 'read' | 'write'>,
  { partId, nextPartId, rtf }: { partId: string; nextPartId: () => string; rtf: RtfLeft },
): Promise<OpenedTnef> {
  const tnef = await readTnef(parts.read(partId), async (content) => {
    const id = nextPartId()
    return { partId: id, size: await parts.write(id, content) }
  })
  const { properties } = tnef
  const date = dateWithinYears(properties.get(ids.sentAt))
  return {
    isOrdinary: ordinary.test(tnef.messageClass),
    said: {
      subject: oneLine(textOf(properties, ids.subject) ?? '', mostSubjectCharacters),
      ...senderOf(properties),
      to: [],
      cc: [],
      ...(date && { date: date.toISOString() }),
      ...bodyOf(tnef, rtf),
    },
    files: tnef.files.map((file) => ({ entry: entryOf(file), isMessage: file.isMessage })),
  }
}

function entryOf({ partId, size, title, properties, isMessage }: TnefFile): AttachmentEntry {
  const names = [textOf(properties, ids.longFileName), title, textOf(properties, ids.displayName)]
  const found = names.find((name) => name !== undefined && name.trim() !== '')
  const fileName = isMessage ? `${found ?? 'message'}.tnef` : found
  const stated = textOf(properties, ids.mimeTag)?.toLowerCase().slice(0, mostTagCharacters) ?? ''
  const contentType = isMessage
    ? 'application/ms-tnef'
    : /^[\w.+-]+\/[\w.+-]+$/.test(stated)
      ? stated
      : 'application/octet-stream'
  const contentId = oneLine(textOf(properties, ids.contentId)?.replace(/^<|>$/g, '') ?? '', mostTagCharacters)
  const entry = {
    partId,
    fileName: attachmentName({ fileName, contentType }, partId),
    contentType,
    size,
    inline: false,
  }
  return contentId ? { ...entry, contentId } : entry
}

function senderOf(properties: MapiProperties): Pick<AttachedMail, 'from'> {
  const addresses = [textOf(properties, ids.senderSmtpAddress), textOf(properties, ids.senderAddress)]
  const address = oneLine(addresses.find((text) => text?.includes('@')) ?? '', 254)
  const name = oneLine(textOf(properties, ids.senderName) ?? '', mostNameCharacters)
  if (address === '') return name === '' ? {} : { from: { address: name } }
  return { from: name === '' ? { address } : { address, name } }
}

function textOf(properties: MapiProperties, id: number): string | undefined {
  const value = properties.get(id)
  return typeof value === 'string' ? value : undefined
}

/** HTML before RTF, which Outlook writes of everything, before plain text. */
function bodyOf({ properties, body, codePage }: Tnef, left: RtfLeft): Pick<AttachedMail, 'text' | 'html'> {
  const html = properties.get(ids.html)
  const page = properties.get(ids.internetCodePage)
  if (Buffer.isBuffer(html)) return { html: decodeText(html, labelOf(typeof page === 'number' ? page : codePage)) }
  if (typeof html === 'string') return { html }
  const text = textOf(properties, ids.body) ?? body
  const rtf = rtfOf(properties, { left, isNeeded: text === undefined })
  if (rtf && ('html' in rtf || text === undefined)) return rtf
  return text === undefined ? {} : { text }
}

/** When nothing else says what it does, one that cannot be read is a fault. */
function rtfOf(properties: MapiProperties, { left, isNeeded }: { left: RtfLeft; isNeeded: boolean }) {
  const rtf = properties.get(ids.rtf)
  if (!Buffer.isBuffer(rtf)) return undefined
  try {
    const bytes = decompressRtf(rtf, Math.min(mostRtfBytes, left.bytesLeft))
    left.bytesLeft -= bytes.length
    return readRtf(bytes)
  } catch (error) {
    if (error instanceof TnefFault && !isNeeded) return undefined
    throw error
  }
}
