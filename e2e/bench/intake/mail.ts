/** A mail of an exact size: a head that is another for each mail, and a body that all of them share. */
export type SampleMail = { head: (n: number, to: string) => string; body: Buffer }

const textBytes = 3_000
const boundary = 'sigill-bench-boundary'
const sentence =
  'Hej Anna, vi har fattat beslut i ditt ärende och skickar det till dig här. Hör av dig om något är oklart.'

/** As a mail program writes it: a short mail is plain text, a longer one has an attachment in base64. */
export function sampleMail(bytes: number, run: string): SampleMail {
  const type = bytes < 2 * textBytes ? 'text/plain; charset=utf-8' : `multipart/mixed; boundary=${boundary}`
  const head = (n: number, to: string) =>
    [
      'From: Eva Ek <eva.ek@kommun.example>',
      `To: <${to}>`,
      'Subject: =?utf-8?Q?Beslut_om_st=C3=B6d?=',
      // A second mail with the same bytes would be taken for a retry of the first.
      `Message-ID: <${run}.${String(n).padStart(9, '0')}@kommun.example>`,
      'Date: Tue, 24 Nov 2026 10:00:00 +0100',
      'MIME-Version: 1.0',
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: 8bit',
      '',
      '',
    ].join('\r\n')
  const left = bytes - Buffer.byteLength(head(0, recipient({ run, suffix: '.s' }, 0)))
  return { head, body: bytes < 2 * textBytes ? text(left) : withAttachment(left) }
}

/** Another person for each mail, at level PIN with another number too. */
export function recipient({ run, suffix, withNumbers }: Recipients, n: number): string {
  return `${personOf(run, n)}${withNumbers ? `.${phone(n)}` : ''}${suffix}`
}

type Recipients = { run: string; suffix: string; withNumbers?: boolean }

/** The address that the notice goes to. */
export const personOf = (run: string, n: number) => `${run}.${String(n).padStart(9, '0')}@foretag.example`

/** As staff write it; from abroad it is `+46` and this without its zero. */
export const phone = (n: number) => `0701${String(n).padStart(6, '0')}`

function text(bytes: number): Buffer {
  const lines = `${sentence}\r\n`
  const whole = Buffer.from(lines.repeat(Math.ceil(bytes / lines.length)))
  // Cut between two letters of ASCII, and ended like a line.
  return Buffer.concat([Buffer.from(whole.toString('latin1', 0, bytes - 2).replace(/[^ -~\r\n]/g, 'x')), lineEnd])
}

function withAttachment(bytes: number): Buffer {
  const before = Buffer.from(
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text(textBytes).toString()}\r\n` +
      `--${boundary}\r\nContent-Type: application/pdf; name=beslut.pdf\r\n` +
      'Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=beslut.pdf\r\n\r\n',
  )
  const after = Buffer.from(`\r\n--${boundary}--\r\n`)
  return Buffer.concat([before, base64(bytes - before.length - after.length), after])
}

/** Lines of 76 letters that do not compress better than those of a PDF. */
function base64(bytes: number): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const encoded = Buffer.alloc(bytes)
  let state = 1
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    encoded[at] = letters.charCodeAt(state >>> 26)
  }
  for (let at = 76; at + 1 < bytes; at += 78) lineEnd.copy(encoded, at)
  return encoded
}

const lineEnd = Buffer.from('\r\n')
