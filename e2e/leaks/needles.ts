/** One form in which a canary may lie somewhere. */
export type Needle = { canary: string; form: string; bytes: Buffer; standsAlone: boolean }

type Form = Omit<Needle, 'canary'>
const form = (name: string, bytes: Buffer | string, standsAlone = false): Form => ({
  form: name,
  bytes: Buffer.from(bytes as string),
  standsAlone,
})

/** Every form in which bytes are likely to be written down. */
function formsOf(bytes: Buffer, standsAlone: boolean): Form[] {
  const hex = bytes.toString('hex')
  const each = [...bytes]
  const escaped = (sign: string) => each.map((byte) => sign + byte.toString(16).padStart(2, '0').toUpperCase()).join('')
  return [
    form('plain', bytes, standsAlone),
    form('hex', hex),
    form('hex in capitals', hex.toUpperCase()),
    form('hex with blanks', hex.match(/../g)?.join(' ') ?? ''),
    form('list of numbers', each.join(',')),
    form('percent encoding', escaped('%')),
    form('percent encoding in small letters', escaped('%').toLowerCase()),
    form('quoted-printable', escaped('=')),
    ...base64Of(bytes),
  ]
}

/** Base64 of three bytes each: where the canary stands in what was encoded decides which of three ways it looks. */
function base64Of(bytes: Buffer): Form[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url')
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)]
    const whole = encoded.slice(from, to)
    return [form('base64url', whole), form('base64', whole.replaceAll('-', '+').replaceAll('_', '/'))]
  })
}

function formsOfText(text: string, standsAlone = false): Form[] {
  const utf16 = Buffer.from(text, 'utf16le')
  return [
    ...formsOf(Buffer.from(text), standsAlone),
    form('capitals', text.toUpperCase(), standsAlone),
    form('UTF-16LE', utf16),
    form('UTF-16BE', Buffer.from(utf16).swap16()),
  ]
}

/** A word of 24 letters that nobody else says. It is looked for by halves, since lines are broken anywhere. */
const ofWord = (word: string) => [...formsOfText(word.slice(0, 12)), ...formsOfText(word.slice(12))]
/** Without the zero or the country code before it. */
const ofPhone = (e164: string) => formsOfText(e164.slice(-9))
/** Six digits by chance are everywhere; those that stand alone are not. */
const ofPin = (pin: string) => [...formsOfText(pin, true), form('last line of an SMS', `#${pin}`)]

export type Canary = { name: string; kind: 'word' | 'phone' | 'pin' | 'key'; value: string | Uint8Array }

export function needlesOf(canaries: Canary[]): Needle[] {
  return canaries.flatMap(({ name, kind, value }) => {
    const known = new Map(formsOfCanary({ kind, value }).map((one) => [one.bytes.toString('latin1'), one]))
    return [...known.values()].map((one) => ({ ...one, canary: name }))
  })
}

function formsOfCanary({ kind, value }: Pick<Canary, 'kind' | 'value'>): Form[] {
  if (typeof value !== 'string') return formsOf(Buffer.from(value), false)
  switch (kind) {
    case 'word':
    case 'key':
      return ofWord(value)
    case 'phone':
      return ofPhone(value)
    case 'pin':
      return ofPin(value)
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

export function newWord(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => letters[byte % 26]).join('')
}
