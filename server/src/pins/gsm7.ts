/** The basic character set of GSM 03.38 (3GPP TS 23.038 §6.2.1), one septet each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** One SMS of 160 septets; a longer one is split, costs more, and may arrive in pieces. */
export const smsLength = 160

/** Septets that the text takes, or undefined when it has characters that need UCS-2, which halves what an SMS holds. */
export function septets(text: string): number | undefined {
  const characters = Array.from(text)
  return characters.every((character) => basic.has(character)) ? characters.length : undefined
}

/** The text in the basic set: other letters without their accents, quotation marks and dashes as plain ones, the rest left out. */
export function inGsm7(text: string): string {
  const plain = text.normalize('NFC').replace(/[’‘]/g, "'").replace(/[”“]/g, '"').replace(/[–—]/g, '-')
  return Array.from(plain, (character) => (basic.has(character) ? character : withoutAccents(character)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

const withoutAccents = (character: string): string =>
  Array.from(character.normalize('NFD'))
    .filter((part) => basic.has(part))
    .join('')
