type Damage = (raw: Buffer, random: () => number) => Buffer

const latin = (text: string) => Buffer.from(text, 'latin1')
const linesOf = (raw: Buffer) => raw.toString('latin1').split('\n')
const below = (random: () => number, most: number) => Math.floor(random() * most)
const oneOf = <T>(random: () => number, list: readonly T[]): T => list[below(random, list.length)] as T

/** Changes lines in place, a few of them, somewhere. */
const onLines =
  (change: (lines: string[], at: number, random: () => number) => void, times = 3): Damage =>
  (raw, random) => {
    const lines = linesOf(raw)
    for (let n = 0; n < times; n++) change(lines, below(random, lines.length), random)
    return latin(lines.join('\n'))
  }

/** Adds lines to the header. */
const onHeader =
  (field: (random: () => number) => string): Damage =>
  (raw, random) =>
    Buffer.concat([latin(field(random)), raw])

/** Wraps the whole mail in another. */
const within =
  (head: string, tail: string): Damage =>
  (raw) =>
    Buffer.concat([latin(head), raw, latin(tail)])

const charsets = [
  'utf-7',
  'iso-2022-jp',
  'gb18030',
  'utf-16',
  'x-unknown',
  'us-ascii',
  'koi8-r',
  '"',
  'a'.repeat(5_000),
]
const encodings = ['base64', 'quoted-printable', '7bit', 'x-uuencode', 'binary', '"base64"', 'BASE64;']
const types = [
  'message/rfc822',
  'multipart/mixed',
  'multipart/digest; boundary=x',
  'application/ms-tnef',
  'text/html',
  '/',
  '',
]
const nested = (depth: number) => 'From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n'.repeat(depth)

/** The ways in which mails are broken on their way, or by those who mean harm. */
export const damages: Record<string, Damage> = {
  cut: (raw, random) => raw.subarray(0, below(random, raw.length)),
  bytes: (raw, random) => {
    const changed = Buffer.from(raw)
    for (let n = 0; n < 20; n++) changed[below(random, changed.length)] = below(random, 256)
    return changed
  },
  'lines left out': onLines((lines, at, random) => lines.splice(at, 1 + below(random, 5))),
  'lines twice': onLines((lines, at, random) => lines.splice(at, 0, ...lines.slice(at, at + 1 + below(random, 5)))),
  'lines elsewhere': onLines((lines, at, random) =>
    lines.splice(below(random, lines.length), 0, ...lines.splice(at, 3)),
  ),
  boundaries: onLines((lines, at, random) => {
    const boundary = oneOf(random, [...lines.filter((line) => line.startsWith('--')), '--', '--x'])
    lines.splice(at, 0, boundary, boundary)
  }, 1),
  unclosed: (raw) =>
    latin(
      linesOf(raw)
        .filter((line) => !/^--.*--\r?$/.test(line))
        .join('\n'),
    ),
  'line ends': (raw) => {
    const text = raw.toString('latin1')
    return latin(text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n'))
  },
  charset: (raw, random) =>
    latin(raw.toString('latin1').replaceAll(/charset=("?)[\w-]+/gi, () => `charset=${oneOf(random, charsets)}`)),
  encoding: (raw, random) =>
    latin(
      raw
        .toString('latin1')
        .replaceAll(/^(Content-Transfer-Encoding:).*/gim, (_, name: string) => `${name} ${oneOf(random, encodings)}`),
    ),
  type: (raw, random) =>
    latin(
      raw
        .toString('latin1')
        .replaceAll(/^(Content-Type:)[^;\r\n]*/gim, (_, name: string) => `${name} ${oneOf(random, types)}`),
    ),
  'base64 and quotes': onLines((lines, at, random) => {
    lines[at] =
      `${lines[at] ?? ''}${oneOf(random, ['=', '====', '=Z', '=?utf-8?B?', '=?utf-8?Q?=?=', '\\', '"', ';;', '\0', '\r'])}`
  }, 8),
  'long lines': onLines((lines, at) => (lines[at] = `${lines[at] ?? ''}${'x'.repeat(200_000)}`), 1),
  'a huge header': onHeader(
    (random) => `X-Long: ${oneOf(random, ['x', ' y', '=?utf-8?Q?=C3?= ', '"', '(', '<a@b>,']).repeat(20_000)}\r\n`,
  ),
  'many headers': onHeader((random) =>
    `${oneOf(random, ['References', 'To', 'Received', 'Content-Type', 'X'])}: <a@b>\r\n`.repeat(3_000),
  ),
  'within a mail': within('From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n', ''),
  'within ten mails': within(nested(10), ''),
  'within a multipart': within(
    'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n',
    '\r\n--outer--\r\n',
  ),
  'within a digest': within(
    'From: a@b.example\r\nContent-Type: multipart/digest; boundary=outer\r\n\r\n--outer\r\n\r\n',
    '\r\n--outer\r\n\r\n',
  ),
  'in base64, within a mail': (raw) =>
    latin(
      `From: a@b.example\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${raw.toString('base64')}`,
    ),
}

export type Damaged = { name: string; raw: Buffer }

/** One way chosen by chance. */
export function damaged({ name, raw }: Damaged, random: () => number): Damaged {
  const [kind, damage] = oneOf(random, Object.entries(damages))
  return { name: `${name} (${kind})`, raw: damage(raw, random) }
}
