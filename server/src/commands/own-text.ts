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
const skipped = ['img', 'hr', 'style', 'script', 'title', ...signatures]

const asWritten: HtmlToTextOptions = {
  wordwrap: false,
  // Not the body alone: some programs quote a whole page, body and all, within theirs.
  baseElements: { selectors: [] },
  limits: { maxInputLength: 1_000_000, maxDepth: 50, maxChildNodes: 5_000 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'blockquote', format: 'blockquote' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
  ],
}

/** What a mail says as plain text; from its HTML when it has no other. What is quoted stands behind `>`. */
export function plainTextOf({ text = '', html = '' }: Pick<ParsedMail, 'text' | 'html'>): string {
  return text.trim() === '' ? convert(html, asWritten) : text
}
