import { seededRandom } from './seeded-random.ts'

export type NumberedMail = {
  number: number
  sender: string
  /** The recipients' own addresses, nobody else's, without the suffix. */
  recipients: string[]
  /** What the sender's mail server keeps and sends, the same bytes with each try; ASCII. */
  raw: string
  text: string
  attachment: Buffer | undefined
}

export const sender = 'eva.ek@kommun.example'

/** The mail of this number: always the same, so that nothing of it has to be kept to compare with. */
export function numberedMail(number: number): NumberedMail {
  const recipients = Array.from({ length: number % 5 === 0 ? 3 : 1 }, (_, index) => addressOf(number, index))
  const text = textOf(number)
  const attachment = attachmentOf(number)
  return { number, sender, recipients, text, attachment, raw: rawMail({ number, recipients, text, attachment }) }
}

export const messageIdOf = (number: number): string => `<chaos.${number}@kommun.example>`

const addressOf = (number: number, index: number) => `m${number}-${index}@chaos.example`

/** About 4 kB, no line of it like another's. */
function textOf(number: number): string {
  const lines = Array.from(
    { length: 60 },
    (_, line) => `Mail ${number}, line ${line}: what nobody else may read, and nobody may lose.`,
  )
  return `${lines.join('\n')}\n`
}

/** Most mails have none, some 300 kB, and a few 3 MB, whose chunks are written ahead of their message. */
function attachmentOf(number: number): Buffer | undefined {
  if (number % 40 === 7) return filler(number, 3_000_000)
  if (number % 8 === 3) return filler(number, 300_000)
  return undefined
}

function filler(number: number, bytes: number): Buffer {
  const { below } = seededRandom(number)
  return Buffer.from(Uint32Array.from({ length: bytes / 4 }, () => below(2 ** 32)).buffer)
}

function rawMail({ number, recipients, text, attachment }: Omit<NumberedMail, 'raw' | 'sender'>): string {
  const head = [
    `From: Eva Ek <${sender}>`,
    `To: ${recipients.map((address) => `${address}.s`).join(', ')}`,
    `Subject: Mail ${number}`,
    `Message-ID: ${messageIdOf(number)}`,
    'Date: Tue, 24 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
  ]
  const body = text.replaceAll('\n', '\r\n')
  if (!attachment) return [...head, 'Content-Type: text/plain; charset=us-ascii', '', body].join('\r\n')
  const base64 = attachment.toString('base64').replace(/.{76}/g, '$&\r\n')
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary="=_chaos"',
    '',
    '--=_chaos',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    body,
    '--=_chaos',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename="${number}.bin"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64,
    '--=_chaos--',
    '',
  ].join('\r\n')
}
