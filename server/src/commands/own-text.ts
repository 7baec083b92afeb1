import { convert, type HtmlToTextOptions } from 'html-to-text'
import type { ParsedMail } from '../intake/parse-mail.ts'

/** Signatures as mail programs mark them: Outlook, Thunderbird, Gmail, Outlook on phones. */
const signatures = [
  '#Signature',
  '#ms-outlook-mobile-signature',
  '.moz-signature',
  '.gmail_signature',
  '[data-smartmail=gmail_signature]',
]
/** Where the signature or the answered mail begins: Apple, Samsung, Outlook, Gmail, Yahoo. Nobody's own text comes after it. */
const ends = [
  '#lineBreakAtBeginningOfSignature',
  '#AppleMailSignature',
  '#composer_signature',
  '#appendonsend',
  '#divRplyFwdMsg',
  '.gmail_quote',
  '.yahoo_quoted',
]
/** What its writer struck out, or nobody sees. */
const unseen = [
  's',
  'strike',
  'del',
  // Also `text-decoration-line`, and with an underline before it; not `text-line-through: none`, which Outlook writes.
  '[style*=":line-through" i]',
  '[style*=" line-through" i]',
  '[style*="display:none" i]',
  '[style*="display: none" i]',
]
const skipped = ['img', 'hr', 'style', 'script', 'title', ...signatures, ...unseen]

/** Far more than what anybody says above the mail that they answer. */
const mostCharacters = 100_000
const deepestNesting = 200

const asWritten: HtmlToTextOptions = {
  wordwrap: false,
  // Not the body alone: some programs quote a whole page, body and all, within theirs.
  baseElements: { selectors: [] },
  limits: { maxDepth: 50, maxChildNodes: 5_000 },
  formatters: {
    // `own-lines.ts` takes it for the beginning of a signature.
    end: (_element, _walk, builder) => {
      builder.openBlock()
      builder.addInline('--')
      builder.closeBlock()
    },
  },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'blockquote', format: 'blockquote' },
    // A text part beside the HTML (`parse-mail.ts`).
    { selector: '[style="white-space: pre-wrap"]', format: 'pre' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
    ...ends.map((selector) => ({ selector, format: 'end' })),
  ],
}

/**
 * What a mail says as plain text: of its HTML, which is what its writer sees, since a text beside it may be a footer; without HTML its text.
 * What is quoted stands behind `>`. Nothing when the HTML nests deeper than a person's: converting it would take minutes.
 */
export function plainTextOf({ text = '', html = '' }: Pick<ParsedMail, 'text' | 'html'>): string {
  const beginning = html.slice(0, mostCharacters)
  if (beginning.trim() === '') return text
  return nestsTooDeep(beginning) ? '' : convert(beginning, asWritten)
}

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Each kind of element by itself, so that no stray end tag hides a beginning; in one pass. */
function nestsTooDeep(html: string): boolean {
  const open = new Map<string, number>()
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:]{0,30})/gi)) {
    const kind = name.toLowerCase()
    const count = open.get(kind) ?? 0
    if (voidElements.has(kind) || (slash !== '' && count === 0)) continue
    const step = slash === '' ? 1 : -1
    open.set(kind, count + step)
    depth += step
    if (depth > deepestNesting) return true
  }
  return false
}
