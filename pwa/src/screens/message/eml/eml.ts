import type { AttachmentEntry, Manifest } from '@sigill/envelope/manifest.ts'
import { base64OfText } from './base64-lines.ts'
import { encodeDate, encodeMailbox, encodeMailboxes, encodeParameter, encodeText } from './header-text.ts'

/** `content`: the attachment in base64 with line breaks. */
export type EncodedAttachment = { entry: AttachmentEntry; content: Blob }
type Piece = string | Blob
/** A part of a MIME tree: its own header fields, and what follows the empty line. */
type Entity = { fields: string[]; body: Piece[] }

export type Eml = { manifest: Manifest; messageId: string; attachments: EncodedAttachment[]; boundary: () => string }

/**
 * The whole message as a mail (RFC 5322, MIME), in pieces for a Blob:
 * mixed( related( alternative( text, html ), pictures of the html ), other attachments ), as far as each is needed.
 */
export function composeEml({ manifest, messageId, attachments, boundary }: Eml): Piece[] {
  const isRelated = ({ entry }: EncodedAttachment) => manifest.html !== undefined && entry.contentId !== undefined
  const text = multipart('alternative', texts(manifest), boundary)
  const readable = multipart('related', [text, ...attachments.filter(isRelated).map(attached)], boundary)
  const others = attachments.filter((attachment) => !isRelated(attachment))
  const whole = multipart('mixed', [readable, ...others.map(attached)], boundary)
  return written({ fields: [...mailFields(manifest, messageId), ...whole.fields], body: whole.body })
}

function mailFields(manifest: Manifest, messageId: string): string[] {
  const { from, to, cc, subject, date } = manifest
  return [
    `From: ${encodeMailbox(from)}`,
    ...(to.length > 0 ? [`To: ${encodeMailboxes(to)}`] : []),
    ...(cc.length > 0 ? [`Cc: ${encodeMailboxes(cc)}`] : []),
    `Subject: ${encodeText(subject)}`,
    `Date: ${encodeDate(date)}`,
    `Message-ID: <${messageId}>`,
    'MIME-Version: 1.0',
  ]
}

function texts({ text, html }: Manifest): Entity[] {
  const parts: Entity[] = []
  if (text !== undefined || html === undefined) parts.push(textPart('plain', text ?? ''))
  if (html !== undefined) parts.push(textPart('html', html))
  return parts
}

const textPart = (subtype: 'plain' | 'html', text: string): Entity => ({
  fields: [`Content-Type: text/${subtype}; charset=utf-8`, 'Content-Transfer-Encoding: base64'],
  body: [base64OfText(text)],
})

function attached({ entry, content }: EncodedAttachment): Entity {
  const { contentType, contentId, fileName, inline } = entry
  return {
    fields: [
      `Content-Type: ${attachmentType(contentType)}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: ${inline ? 'inline' : 'attachment'};\r\n ${encodeParameter('filename', fileName)}`,
      ...(contentId === undefined ? [] : [`Content-ID: <${contentId.replace(/[^\x21-\x7e]|[<>]/g, '')}>`]),
    ],
    body: [content],
  }
}

/** A mail within may not be in base64 (RFC 2046 §5.2.1), so that it is a file by its name alone. */
const attachmentType = (stated: string) =>
  /^(?!message\/|multipart\/)[\w.+-]+\/[\w.+-]+$/i.test(stated) ? stated : 'application/octet-stream'

function multipart(subtype: 'alternative' | 'related' | 'mixed', parts: Entity[], boundary: () => string): Entity {
  const [only] = parts
  if (only && parts.length === 1) return only
  const mark = boundary()
  return {
    fields: [`Content-Type: multipart/${subtype};\r\n boundary="${mark}"`],
    body: [...parts.flatMap((part) => [`--${mark}\r\n`, ...written(part), '\r\n']), `--${mark}--\r\n`],
  }
}

const written = ({ fields, body }: Entity): Piece[] => [`${fields.join('\r\n')}\r\n\r\n`, ...body]
