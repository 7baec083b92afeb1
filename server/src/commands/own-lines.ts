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

const signatures = [
  /^--$/,
  // Phones and their mail programs.
  /^(?:skickat från|skickades från|skickat via|sent from|sent with|get outlook|hämta outlook|hanki outlook|lähetetty|lähetä|hae outlook)\b/i,
  // Closings, alone or with a name: they must not hide a line that says more.
  /^(?:m\.?v\.?h|med vänliga? hälsning(?:ar)?|vänliga? hälsning(?:ar)?|vänligen|hälsningar|v\.?h)[.,!]?(?: [\p{Lu}/].{0,60})?$/iu,
  /^(?:ystävällisin terveisin|parhain terveisin|terveisin|terveiset|yst\.? ?terv|t)[.,!]?(?: [\p{Lu}].{0,60})?$/iu,
  /^(?:(?:best|kind|warm) regards|regards|best wishes|sincerely|yours sincerely|cheers|br)[.,!]?(?: [\p{Lu}].{0,60})?$/iu,
  // The same with thanks before them, and thanks with a name.
  /^(?:(?:tack(?: så mycket| på förhand| för hjälpen)?|kiitos|kiitoksia|thanks|thank you)[,.!]? ?(?:och|ja|and)? ?)?(?:(?:med )?(?:vänliga?|bästa|varma) hälsning(?:ar)?|hälsningar|m\.?v\.?h|(?:ystävällisin |parhain )?terveisin|ystävällisesti|(?:(?:best|kind|warm) )?regards)[,.!]?(?: ?[\p{Lu}/].{0,60})?$/iu,
  /^(?:tack på förhand|kiitos etukäteen|kiitos jo etukäteen|thanks in advance)[,.!]*(?: ?[\p{Lu}/].{0,60})?$/iu,
  /^(?:[Tt]ack|[Kk]iitos|[Tt]hanks|[Tt]hank you),? \p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2}$/u,
  /^(?:tack|kiitos|thanks|thank you)[,.! ]*\/{1,2} ?\p{L}/iu,
  /^\/{1,2} ?\p{L}/u,
]

const isSignature = (line: string) => signatures.some((signature) => signature.test(line.normalize('NFC')))
