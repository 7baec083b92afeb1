import { saysMore } from './read-command.ts'

/** How far apart the lines of one attribution or one head may stand. */
const attributionLines = 4
const headLines = 6
/** Beyond these nobody says what they want, and a text may be megabytes long. */
const linesLookedAt = 400
const charactersOfLine = 500

/**
 * The lines that somebody wrote themselves in an answer: without what they answer, wherever their mail program puts it, and without their
 * signature. Empty lines are left out.
 */
export function ownLines(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/, linesLookedAt)
    .map((line) =>
      line
        .slice(0, charactersOfLine)
        .replaceAll(/[\p{Cf}\u034f]+/gu, '')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
  const own: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    if (line.startsWith('>')) continue
    const attribution = attributionAt(lines, at)
    // Whoever writes below the quote has it behind them; otherwise nothing of theirs comes any more.
    if (attribution > 0 && lines[at + attribution]?.startsWith('>')) at += attribution - 1
    else if (attribution > 0 || isHead(lines, at) || isSignature(line)) break
    else own.push(line)
  }
  return own
}

/** `Den tis 24 nov. 2026 kl 18:24 skrev Sigill <…>:`, over one line or several. @returns how many; 0: none begins here */
function attributionAt(lines: string[], at: number): number {
  for (let count = 1; count <= attributionLines; count++) {
    if (lines[at + count - 1]?.startsWith('>')) return 0
    // Where a shorter one ends in the same place, the line before it is somebody's own.
    if (isAttribution(lines.slice(at, at + count))) return isAttribution(lines.slice(at + 1, at + count)) ? 0 : count
  }
  return 0
}

function isAttribution(lines: string[]): boolean {
  const joined = lines.join(' ')
  return joined.endsWith(':') && /\d/.test(joined) && /(?:^|\s)(?:skrev|wrote|kirjoitti|schrieb)(?=[\s:])/i.test(joined)
}

const divider =
  /^(?:-{2,}|_{2,}) ?(?:ursprungligt meddelande|originalmeddelande|original message|original-nachricht|ursprüngliche nachricht|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|vidarebefordrat meddelande|forwarded message) ?-{2,}$|^_{10,}$|^-{20,}$/i
const from = /^[*_]*(?:från|från|from|lähettäjä|mistä|von|fra|van|de)[*_]*\s?:/i
const sentOrTo =
  /^[*_]*(?:skickat|datum|till|sent|date|to|lähetetty|päivämäärä|päiväys|vastaanottaja|gesendet|an|sendt|til|dato|verzonden|aan|envoyé)[*_]*\s?:/i

/** What Outlook and phones put above the mail that is answered: a line, or its header fields. */
function isHead(lines: string[], at: number): boolean {
  const line = lines[at] as string
  if (divider.test(line)) return true
  return from.test(line) && lines.slice(at + 1, at + headLines).some((next) => sentOrTo.test(next))
}

/** Phones and their mail programs. */
const sentFrom =
  /^(?:skickat från|skickades från|skickat via|sent from|sent with|get outlook|hämta outlook|hanki outlook|lähetetty|hae outlook)\b/i

const thanks = '(?:tack(?: så mycket| på förhand| för hjälpen)?|kiitos|kiitoksia|thanks|thank you)'
const closing = [
  String.raw`m\.?v\.?h|v\.?h|(?:med )?(?:vänliga?|bästa|varma) hälsning(?:ar)?|hälsningar|tack på förhand`,
  String.raw`(?:ystävällisin |parhain )?terveisin|ystävällisesti|terveiset|yst\.? ?terv|t|kiitos(?: jo)? etukäteen`,
  '(?:(?:best|kind|warm) )?regards|best wishes|(?:yours )?sincerely|cheers|br|thanks in advance',
].join('|')
const name = String.raw`\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2}`

/** What closes an answer, in any letters, and what may stand behind it in its line: in the letters of a name, or it says more than who writes. */
const closings = [
  {
    closes: new RegExp(`^(?:${thanks}[,.!]? ?(?:och|ja|and)? ?)?(?:${closing})(?!\\p{L})[,.! ]*(.*)$`, 'iu'),
    behind: /^(?:från )?(?:|[\p{Lu}/].{0,60}|\p{L}[\p{L}-]*)$/u,
  },
  // These begin a sentence as well.
  { closes: /^vänligen(?!\p{L})[,.!]* ?(.*)$/iu, behind: new RegExp(`^(?:|/.{0,60}|${name})$`, 'u') },
  { closes: /^(?:tack|kiitos|thanks|thank you),? (\p{L}.*)$/iu, behind: new RegExp(`^${name}$`, 'u') },
  { closes: /^(?:(?:tack|kiitos|thanks|thank you)[,.! ]*)?\/{1,2} ?(\p{L}.*)$/iu, behind: /^/ },
]

function isSignature(line: string): boolean {
  const plain = line.normalize('NFC')
  if (plain === '--' || (sentFrom.test(plain) && !saysMore(plain))) return true
  return closings.some(({ closes, behind }) => {
    const [, rest] = closes.exec(plain) ?? []
    return rest !== undefined && behind.test(rest) && !saysMore(rest)
  })
}
