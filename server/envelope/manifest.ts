import type { Bytes } from './bytes.ts'
import { EnvelopeError } from './errors.ts'

export type Mailbox = { address: string; name?: string }

/** `contentId` without angle brackets; `size` is bytes of the plaintext; `inline` when the html shows it. */
export type AttachmentEntry = {
  partId: string
  fileName: string
  contentType: string
  size: number
  contentId?: string
  inline: boolean
}

/** What a mail says, and what its other parts are. `date` is RFC 3339 in UTC. */
export type Manifest = {
  version: 1
  subject: string
  from: Mailbox
  to: Mailbox[]
  cc: Mailbox[]
  date: string
  text?: string
  html?: string
  attachments: AttachmentEntry[]
}

const longestLine = 65_535 // UTF-16 code units: more than any mail server lets a header field have
const longestList = 10_000
const attachmentPartId = /^[1-9]\d{0,4}$/
const utcMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** Refuses (`MALFORMED`) what `decodeManifest` would refuse: what is sealed can be read. */
export function encodeManifest(manifest: Manifest): Bytes {
  return new TextEncoder().encode(JSON.stringify(readManifest(manifest)))
}

/** Members that this version does not know are left out. */
export function decodeManifest(bytes: Bytes): Manifest {
  return readManifest(parseJson(bytes))
}

function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return malformed('not JSON in UTF-8')
  }
}

function readManifest(value: unknown): Manifest {
  const members = readObject(value, 'manifest')
  const version = members['version']
  if (typeof version !== 'number') return malformed('version')
  if (version !== 1) throw new EnvelopeError('UNSUPPORTED_VERSION', 'a manifest of another version')
  const date = readLine(members['date'], 'date')
  if (!utcMoment.test(date) || Number.isNaN(Date.parse(date))) malformed('date')
  return {
    version,
    subject: readLine(members['subject'], 'subject'),
    from: readMailbox(members['from'], 'from'),
    to: readList(members['to'], 'to').map((to) => readMailbox(to, 'to')),
    cc: readList(members['cc'], 'cc').map((cc) => readMailbox(cc, 'cc')),
    date,
    ...readOptional(members, 'text', readText),
    ...readOptional(members, 'html', readText),
    attachments: readAttachments(members['attachments']),
  }
}

function readMailbox(value: unknown, what: string): Mailbox {
  const members = readObject(value, what)
  return { address: readLine(members['address'], `${what}.address`), ...readOptional(members, 'name', readLine) }
}

function readAttachments(value: unknown): AttachmentEntry[] {
  const entries = readList(value, 'attachments').map(readAttachment)
  if (new Set(entries.map((entry) => entry.partId)).size < entries.length) malformed('attachments: a part id twice')
  return entries
}

function readAttachment(value: unknown): AttachmentEntry {
  const members = readObject(value, 'attachment')
  const partId = readLine(members['partId'], 'attachment.partId')
  if (!attachmentPartId.test(partId)) malformed('attachment.partId')
  const { size, inline } = members
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return malformed('attachment.size')
  if (typeof inline !== 'boolean') return malformed('attachment.inline')
  return {
    partId,
    fileName: readLine(members['fileName'], 'attachment.fileName'),
    contentType: readLine(members['contentType'], 'attachment.contentType'),
    size,
    ...readOptional(members, 'contentId', readLine),
    inline,
  }
}

function readObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed(what)
  return { ...value }
}

function readList(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value) || value.length > longestList) return malformed(what)
  return value
}

function readText(value: unknown, what: string): string {
  return typeof value === 'string' ? value : malformed(what)
}

function readLine(value: unknown, what: string): string {
  const text = readText(value, what)
  return text.length <= longestLine ? text : malformed(what)
}

function readOptional<Name extends string>(
  members: Record<string, unknown>,
  name: Name,
  read: (value: unknown, what: string) => string,
): Partial<Record<Name, string>> {
  const value = members[name]
  return value === undefined ? {} : ({ [name]: read(value, name) } as Record<Name, string>)
}

function malformed(what: string): never {
  throw new EnvelopeError('MALFORMED', `manifest: ${what}`)
}
