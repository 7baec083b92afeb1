const marks = [
  ...[
    '\u061c',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u2028',
    '\u2029',
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
  ],
  ...[
    '\u202e',
    '\u2060',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\ufeff',
    '\u00ad',
    '\u180e',
    '\u034f',
    '\u3164',
    '\u2800',
  ],
  ...['\ufe0f', '\u{e0041}', '\u{f0000}'],
]
const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCodePoint(code)).filter((c) => /\p{Cc}/u.test(c))
const reserved = ['CON', 'prn', 'AUX', 'nul', 'COM1', 'com9', 'LPT1', 'COM¹', 'CONIN$', 'conout$']

/** Names as somebody sends them who means harm, and somebody who does not know better. */
export const hostileNames: string[] = [
  ...['', '.', '..', '...', ' ', '. . .', '/', '\\', '..\\', '../', '../..', '\u202e', '\u200b\u200d', '\0', '\r\n'],
  ...[
    '../../etc/passwd',
    '..\\..\\Windows\\win.ini',
    '/etc/shadow',
    'C:\\boot.ini',
    'C:boot.ini',
    '\\\\server\\share\\a',
    'a/../b',
  ],
  ...[
    '%2e%2e%2fpasswd',
    '....//....//passwd',
    '.htaccess',
    '~/.ssh/authorized_keys',
    'a.txt:stream',
    'a.txt::$DATA',
    'file:///etc/passwd',
  ],
  ...[
    'avtal\u202efdp.exe',
    '\u2066exe\u2069.pdf',
    'avtal.pdf\u200b.exe',
    'faktura.pdf                                  .exe',
  ],
  ...[
    'faktura.pdf.exe',
    'a.exe.',
    'a.exe. . ',
    'a.exe\u00a0',
    ' a',
    'a ',
    'a\u3000.pdf',
    'a\r\nContent-Type: text/html\r\n\r\n<script>',
  ],
  ...[
    '\ud800a.pdf',
    'a\udc00.pdf',
    `${'🎉'.repeat(200)}.pdf`,
    `${'漢'.repeat(300)}.docx`,
    `${'a'.repeat(5_000)}.pdf`,
    `.${'x'.repeat(400)}`,
  ],
  ...[
    '"><img src=x onerror=alert(1)>.png',
    "';alert(1)//.pdf",
    '<script>.html',
    'a|b?c*.txt',
    '`id`$(id).sh',
    '=1+1.csv',
  ],
  ...reserved.flatMap((name) => [name, `${name}.txt`, `${name} .txt`, `${name}.`, `\u200b${name}`]),
  ...[...marks, ...controls].flatMap((c) => [`${c}a.pdf`, `a${c}.pdf`, `a.pdf${c}`, `.${c}.`, `C${c}ON`]),
]

/** What is wrong with a name that a person saves a file under; nothing when it is safe. */
export function dangersOf(name: string): string[] {
  const dangers: Record<string, boolean> = {
    empty: name === '',
    folder: /[/\\]/.test(name),
    hidden: /^\.|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}]/u.test(name),
    filler: ['\u034f', '\u3164', '\u2800'].some((filler) => name.includes(filler)),
    edge: /^\s|[\s.]$|\s\s/.test(name),
    'forbidden on Windows': /[<>:"|?*]/.test(name),
    'reserved on Windows': reserved.some((one) => name.split('.')[0]?.trim().toLowerCase() === one.toLowerCase()),
    long: name.length > 120 || Buffer.byteLength(name) > 255,
  }
  return Object.keys(dangers).filter((danger) => dangers[danger])
}
