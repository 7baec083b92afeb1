import { isListBlock, type Block, type Copyable, type Fact, type Item, type Letter, type ListBlock } from './block.ts'
import { html, type Html } from './html.ts'
import { letterCss } from './letter.css.ts'

const font = 'font-family:-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif;'
const mono = 'font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,Courier New,monospace;'
const ink = 'color:#10252e;'
const quiet = 'color:#46585f;'
const listStyle = `${font}${ink}margin:0 0 16px;padding:0 0 0 22px;font-size:16px;line-height:25px;`

/** Tables hold the page together, since Outlook knows no other way; to a screen reader they are not there. */
const layout: Html = { markup: 'role="presentation" cellpadding="0" cellspacing="0" border="0"' }
/** Outlook knows no greatest width either. */
const outlookColumn: Html = {
  markup: '<!--[if mso]><table role="presentation" align="center" width="560"><tr><td><![endif]-->',
}
const outlookColumnEnd: Html = { markup: '<!--[if mso]></td></tr></table><![endif]-->' }
/** Keeps what follows out of the line that mail programs show beside the subject. */
const filler: Html = { markup: '&#8199;&#847; '.repeat(60) }

export function letterHtml(letter: Letter): string {
  const { language, blocks, masthead } = letter
  const title = blocks.find((block) => block.kind === 'Heading')?.text ?? masthead
  return html`<!doctype html>
    <html lang="${language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>${title}</title>
        <style>
          ${{ markup: letterCss }}
        </style>
      </head>
      <body class="ground" style="margin:0;padding:0;background:#edf1f2;">
        <div lang="${language}" dir="ltr">
          <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${letter.preheader}${filler}</div>
          ${column(letter)}
        </div>
      </body>
    </html> `.markup
}

function column({ masthead, blocks, footer }: Letter): Html {
  return html`<table
    ${layout}
    class="ground page"
    width="100%"
    style="background:#edf1f2;border-top:6px solid #0f4c5c;padding:32px 12px;"
  >
    <tr>
      <td align="center">
        ${outlookColumn}
        <table ${layout} width="100%" style="max-width:560px;">
          <tr>
            <td class="margin" align="left" style="padding:0 32px 16px;">${mastheadHtml(masthead)}</td>
          </tr>
          <tr>
            <td
              class="card"
              align="left"
              style="background:#ffffff;border:1px solid #d2dbde;border-radius:12px;padding:36px 32px;word-break:break-word;overflow-wrap:anywhere;"
            >
              ${blocks.map(blockHtml)}
            </td>
          </tr>
          <tr>
            <td
              class="margin quiet"
              align="left"
              style="${font}${quiet}padding:20px 32px 0;font-size:13px;line-height:20px;"
            >
              <span class="plain">${footer}</span>
            </td>
          </tr>
        </table>
        ${outlookColumnEnd}
      </td>
    </tr>
  </table>`
}

/** The wax seal of the app's icon, without a picture. */
function mastheadHtml(name: string): Html {
  return html`<table ${layout}>
    <tr>
      <td
        aria-hidden="true"
        width="30"
        height="30"
        align="center"
        valign="middle"
        style="${font}width:30px;height:30px;background:#a32a1e;color:#ffffff;border-radius:15px;font-size:15px;line-height:30px;font-weight:700;"
      >
        S
      </td>
      <td class="ink" style="${font}${ink}padding-left:10px;font-size:16px;line-height:24px;font-weight:600;">
        ${name}
      </td>
    </tr>
  </table>`
}

function blockHtml(block: Block): Html {
  if (isListBlock(block)) return listHtml(block)
  switch (block.kind) {
    case 'Heading':
      return html`<h1
        class="ink"
        style="${font}${ink}margin:0 0 20px;font-size:25px;line-height:32px;font-weight:700;letter-spacing:-0.2px;"
      >
        ${block.text}
      </h1>`
    case 'Subheading':
      return subheading(block.text)
    case 'Paragraph':
      return html`<p class="ink plain" style="${font}${ink}margin:0 0 16px;font-size:16px;line-height:25px;">
        ${block.text}
      </p>`
    case 'Facts':
      return html`<table ${layout} width="100%" style="margin:0 0 12px;">
        ${block.rows.map(factHtml)}
      </table>`
    case 'Button':
      return buttonHtml(block)
    case 'ButtonHelp':
      return html`${subheading(block.heading)}${copyable(block.link)}${copyable(block.code)}`
  }
}

function listHtml(block: ListBlock): Html {
  switch (block.kind) {
    case 'Points':
      return html`<ul class="ink" style="${listStyle}">
        ${items(block.items)}
      </ul>`
    case 'Steps':
      return html`<ol class="ink" style="${listStyle}">
        ${items(block.items)}
      </ol>`
    case 'Answers':
      return html`<table ${layout} width="100%" style="margin:0 0 12px;">
        ${block.rows.map(answerHtml)}
      </table>`
    case 'Items':
      return html`<table ${layout} width="100%" style="margin:0 0 12px;">
        ${block.items.map(itemHtml)}
      </table>`
  }
}

const subheading = (text: string): Html =>
  html`<h2
    class="ink rule"
    style="${font}${ink}margin:28px 0 8px;padding-top:24px;border-top:1px solid #d2dbde;font-size:16px;line-height:24px;font-weight:700;"
  >
    ${text}
  </h2>`

const items = (texts: string[]): Html[] =>
  texts.map((text) => html`<li class="plain" style="margin:0 0 8px;padding-left:4px;">${text}</li>`)

function copyable({ intro, value }: Copyable): Html {
  return html`<p class="quiet" style="${font}${quiet}margin:0 0 6px;font-size:14px;line-height:21px;">${intro}</p>
    <p
      class="copy"
      style="${mono}${ink}margin:0 0 16px;padding:10px 12px;background:#edf1f2;border:1px solid #d2dbde;border-radius:6px;font-size:13px;line-height:20px;word-break:break-all;overflow-wrap:anywhere;"
    >
      ${value}
    </p>`
}

function factHtml({ label, value, detail }: Fact): Html {
  const second =
    detail === undefined
      ? html``
      : html`<br /><span class="quiet plain" style="${quiet}font-size:15px;">${detail}</span>`
  return html`<tr>
    <td
      class="rule ink"
      style="${font}${ink}padding:12px 0;border-top:1px solid #d2dbde;font-size:16px;line-height:24px;"
    >
      <span class="quiet" style="${quiet}font-size:13px;line-height:20px;">${label}</span><br /><strong
        class="plain"
        style="font-weight:600;"
        >${value}</strong
      >${second}
    </td>
  </tr>`
}

function answerHtml({ say, does }: { say: string; does: string }): Html {
  return html`<tr>
    <td
      valign="top"
      width="40%"
      class="ink"
      style="${font}${ink}padding:6px 12px 6px 0;font-size:16px;line-height:24px;"
    >
      <strong style="font-weight:600;">${say}</strong>
    </td>
    <td valign="top" class="quiet plain" style="${font}${quiet}padding:6px 0;font-size:15px;line-height:24px;">
      ${does}
    </td>
  </tr>`
}

function itemHtml({ title, lines, links }: Item): Html {
  return html`<tr>
    <td class="ink" style="${font}${ink}padding:10px 0 14px;font-size:16px;line-height:24px;">
      <strong class="plain" style="font-weight:600;">${title}</strong>${lines.map(
        (line) => html`<br /><span class="quiet plain" style="${quiet}font-size:15px;">${line}</span>`,
      )}<br />${links.map(
        ({ label, url }) =>
          html`<a class="link" href="${url}" style="color:#0f4c5c;font-size:15px;line-height:32px;padding-right:20px;"
            >${label}</a
          > `,
      )}
    </td>
  </tr>`
}

/** A coloured table cell, so that it is a button in Outlook too, which knows no padding on links. */
function buttonHtml({ label, url }: { label: string; url: string }): Html {
  return html`<table ${layout} width="100%" style="margin:8px 0 24px;">
    <tr>
      <td align="left">
        <table ${layout} class="wide">
          <tr>
            <td
              class="button"
              align="center"
              bgcolor="#0f4c5c"
              style="background:#0f4c5c;border-radius:8px;mso-padding-alt:14px 28px;"
            >
              <a
                href="${url}"
                style="${font}display:inline-block;padding:14px 28px;background:#0f4c5c;border-radius:8px;color:#ffffff;font-size:17px;line-height:24px;font-weight:600;text-align:center;text-decoration:none;"
                >${label}</a
              >
            </td>
          </tr>
        </table>
      </td>
    </tr>
  </table>`
}
