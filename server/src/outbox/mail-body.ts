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

/** Links open in a new tab, as they do in a mail program. */
const newTab = '<base target="_blank">'

export function mailBody({ html: body, text }: ParsedMail): string {
  if (!body) return textBody(text ?? '')
  return /<head[^>]*>/i.test(body) ? body.replace(/<head[^>]*>/i, `$&${newTab}`) : newTab + body
}

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
