import type { Language } from '@sigill/texts/language.ts'
import type { OutboxTexts } from '@sigill/texts/outbox/sv.ts'
import { outboxTexts } from '@sigill/texts/outbox/texts.ts'
import type { AddressObject, ParsedMail } from 'mailparser'
import { html, type Html } from '../mails/html.ts'
import type { MailInOutbox, Outbox, SmsInOutbox } from './read-outbox.ts'

export type Page = {
  /** Where the page is mounted, for example `/outbox`. */
  path: string
  language: Language
  /** In which times of day are shown, for example `Europe/Stockholm`. */
  timeZone: string
  outbox: Outbox
  /** The mail that is open, if any; `mail` is undefined when it does not exist. */
  opened: { name: string; mail: ParsedMail | undefined } | undefined
}

/** How times of day are written. */
type Clock = Pick<Page, 'language' | 'timeZone'>

export function outboxPage(page: Page): string {
  const { path, language, outbox, opened } = page
  const texts = outboxTexts[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.title} – Sigill</title>
        <link rel="stylesheet" href="${path}/outbox.css" />
        <script src="${path}/outbox.js" defer></script>
      </head>
      <body>
        <header>
          <h1>${texts.title}</h1>
          <p>${texts.explained}</p>
        </header>
        <main class="${opened ? 'reading' : 'choosing'}">
          <section class="mailbox" aria-label="${texts.mailbox}">
            <h2>${texts.mailbox}</h2>
            <div data-fresh="mails">${mailList(page, texts)}</div>
          </section>
          <section class="letter">
            ${opened ? letter({ ...page, opened }, texts) : html`<p class="empty">${texts.chooseMail}</p>`}
          </section>
          <section class="phone" aria-label="${texts.phone}">
            <h2>${texts.phone}</h2>
            <div class="screen" data-fresh="sms">${smsList(outbox.sms, { clock: page, texts })}</div>
          </section>
        </main>
      </body>
    </html> `.markup
}

function mailList(page: Page, texts: OutboxTexts): Html {
  const { outbox, opened } = page
  if (outbox.mails.length === 0) return html`<p class="empty">${texts.noMails}</p>`
  const rows = outbox.mails.map((mail) => mailRow(mail, { ...page, texts, isOpen: mail.name === opened?.name }))
  return html`<ul class="mails">
    ${rows}
  </ul>`
}

type RowSetting = Clock & { path: string; texts: OutboxTexts; isOpen: boolean }

function mailRow({ name, from, to, subject, at }: MailInOutbox, setting: RowSetting): Html {
  const { path, texts, isOpen } = setting
  return html`<li>
    <a href="${path}?mail=${name}" ${isOpen ? html`aria-current="true"` : ''}>
      <span class="line"><strong>${from}</strong>${at ? clockTime(at, setting) : ''}</span>
      <span class="subject">${subject || texts.noSubject}</span>
      <span class="to">${texts.to} ${to}</span>
    </a>
  </li>`
}

type LetterPage = Clock & {
  path: string
  opened: NonNullable<Page['opened']>
}

function letter(page: LetterPage, texts: OutboxTexts): Html {
  const { path, opened } = page
  const { name, mail } = opened
  const back = html`<a class="back" href="${path}">← ${texts.allMails}</a>`
  if (!mail)
    return html`${back}
      <p class="empty">${texts.gone}</p>`
  const file = `${path}/mails/${name}`
  return html`${back}
    <h2>${mail.subject ?? texts.noSubject}</h2>
    <dl>
      ${field(texts.from, addresses(mail.from))} ${field(texts.to, addresses(mail.to))}
      ${field(texts.replyTo, addresses(mail.replyTo))} ${mail.date ? field(texts.date, dateTime(mail.date, page)) : ''}
    </dl>
    ${attachmentList({ file, mail }, texts)}
    <iframe
      title="${mail.subject ?? texts.noSubject}"
      src="${file}/body"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    <p class="raw"><a href="${file}" download>${texts.download}</a></p>`
}

function field(label: string, value: string): Html {
  if (value === '') return html``
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}

const addresses = (header: AddressObject | AddressObject[] | undefined): string =>
  [header ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .map(({ name, address = '' }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ')

function attachmentList({ file, mail }: { file: string; mail: ParsedMail }, texts: OutboxTexts): Html {
  const files = mail.attachments.flatMap(({ filename, size, related }, index) =>
    related
      ? []
      : [
          html`<li>
            <a href="${file}/attachments/${index}" download>${filename ?? index + 1}</a> ${kilobytes(size)}
          </li>`,
        ],
  )
  if (files.length === 0) return html``
  return html`<div class="attachments">
    <h3>${texts.attachments}</h3>
    <ul>
      ${files}
    </ul>
  </div>`
}

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} kB`

function smsList(sms: SmsInOutbox[], { clock, texts }: { clock: Clock; texts: OutboxTexts }): Html {
  if (sms.length === 0) return html`<p class="empty">${texts.noSms}</p>`
  return html`<ol>
    ${sms.map(
      ({ to, text, at }) =>
        html`<li>
          <p class="meta">${to} · ${clockTime(at, clock)}</p>
          <p class="bubble">${text}</p>
        </li>`,
    )}
  </ol>`
}

function clockTime(at: Date, { language, timeZone }: Clock): Html {
  const written = at.toLocaleTimeString(language, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false })
  return html`<time datetime="${at.toISOString()}">${written}</time>`
}

const dateTime = (at: Date, { language, timeZone }: Clock): string =>
  at.toLocaleString(language, { timeZone, dateStyle: 'long', timeStyle: 'short' })
