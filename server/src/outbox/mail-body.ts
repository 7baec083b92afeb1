import type { ParsedMail } from 'mailparser'
import { html } from '../mails/html.ts'

/** What the frame shows: styles and pictures that came with the mail; nothing runs, nothing is fetched. Also when opened by itself. */
export const bodyPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** Links open in a new tab, and a mail without margins of its own has those of the page around it, as in a mail program. */
const asInMailProgram =
  '<base target="_blank"><style>body{margin:1rem 1.5rem}@media(max-width:30rem){body{margin:1rem 1.25rem}}</style>'

export const mailBody = ({ html: body, text }: ParsedMail): string => inFrame(body ? body : textBody(text ?? ''))

const inFrame = (page: string): string =>
  /<head[^>]*>/i.test(page) ? page.replace(/<head[^>]*>/i, `$&${asInMailProgram}`) : asInMailProgram + page

function textBody(text: string): string {
  return html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="light dark" />
        <style>
          pre {
            font:
              16px/1.5 system-ui,
              sans-serif;
            white-space: pre-wrap;
            overflow-wrap: anywhere;
          }
        </style>
      </head>
      <body>
        <pre>${text}</pre>
      </body>
    </html>`.markup
}
