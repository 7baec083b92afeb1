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
  /** When the attachment is a mail: what it says. */
  mail?: AttachedMail
}

type Content = {
  subject: string
  to: Mailbox[]
  cc: Mailbox[]
  text?: string
  html?: string
  attachments: AttachmentEntry[]
}

/** A mail within a mail may lack what the gateway sees to in the outer one. */
export type AttachedMail = Content & { from?: Mailbox; date?: string }

/** What a mail says, and what its other parts are. `date` is RFC 3339 in UTC. */
export type Manifest = Content & { version: 1; from: Mailbox; date: string }

/** How many mails there may be in one another, the outer one not counted. */
export const deepestMail = 5

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
  // In this order: what is written stays the same, byte for byte.
  const { subject, to, cc, ...rest } = readContent(members, deepestMail)
  const from = readMailbox(members['from'], 'from')
  const date = readMoment(members['date'], 'date')
  const manifest = { version, subject, from, to, cc, date, ...rest } as const
  const partIds = partIdsOf(manifest)
  if (new Set(partIds).size < partIds.length) malformed('attachments: a part id twice')
  return manifest
}

/** `depth`: how many more mails there may be in one another. */
function readContent(members: Record<string, unknown>, depth: number): Content {
  return {
    subject: readLine(members['subject'], 'subject'),
    to: readList(members['to'], 'to').map((to) => readMailbox(to, 'to')),
    cc: readList(members['cc'], 'cc').map((cc) => readMailbox(cc, 'cc')),
    ...readOptional(members, 'text', readText),
    ...readOptional(members, 'html', readText),
    attachments: readList(members['attachments'], 'attachments').map((entry) => readAttachment(entry, depth)),
  }
}

function readAttachedMail(value: unknown, depth: number): AttachedMail {
  const members = readObject(value, 'mail')
  if (depth === 0) malformed('mail: too deep')
  return {
    ...readOptional(members, 'from', readMailbox),
    ...readOptional(members, 'date', readMoment),
    ...readContent(members, depth - 1),
  }
}

const partIdsOf = ({ attachments }: Content): string[] =>
  attachments.flatMap(({ partId, mail }) => [partId, ...(mail ? partIdsOf(mail) : [])])

function readMoment(value: unknown, what: string): string {
  const date = readLine(value, what)
  return utcMoment.test(date) && !Number.isNaN(Date.parse(date)) ? date : malformed(what)
}

function readMailbox(value: unknown, what: string): Mailbox {
  const members = readObject(value, what)
  return { address: readLine(members['address'], `${what}.address`), ...readOptional(members, 'name', readLine) }
}

function readAttachment(value: unknown, depth: number): AttachmentEntry {
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
    ...readOptional(members, 'mail', (mail) => readAttachedMail(mail, depth)),
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

function readOptional<Name extends string, Value>(
  members: Record<string, unknown>,
  name: Name,
  read: (value: unknown, what: string) => Value,
): Partial<Record<Name, Value>> {
  const value = members[name]
  return value === undefined ? {} : ({ [name]: read(value, name) } as Record<Name, Value>)
}

function malformed(what: string): never {
  throw new EnvelopeError('MALFORMED', `manifest: ${what}`)
}
