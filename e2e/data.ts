import type { SendMailOptions } from 'nodemailer'

/** The social worker whose mail program is all that she sees of Sigill. */
export const eva = { name: 'Eva Ek', address: 'eva.ek@kommun.example' }

export type Person = { name: string; address: string; phone: string; e164: string }

let people = 0

/** Somebody whom no other test knows. */
export function somebody(name = 'Anna Åberg'): Person {
  const number = String(process.pid % 1000).padStart(3, '0') + String(++people).padStart(3, '0')
  return { name, address: `anna${number}@foretag.example`, phone: `0701${number}`, e164: `+46701${number}` }
}

/** At level LINK: the link opens it. */
export const byLink = ({ name, address }: Person) => ({ name, address: `${address}.s` })
/** At level PIN: the number stands in the address. */
export const byPin = ({ name, address, phone }: Person) => ({ name, address: `${address}.${phone}.s` })

export const subject = 'Beslut om stöd – möte på tisdag'
export const secretText = 'Hej Anna, här är beslutet vi talade om.'

/** One picture element. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n',
)

/** An ordinary HTML mail: a logotype in it, a picture elsewhere that must not be fetched, and an attachment. */
export function letter(to: SendMailOptions['to'], change: SendMailOptions = {}): SendMailOptions {
  return {
    from: eva,
    to,
    subject,
    html: `<h2>Beslut</h2><p>${secretText}</p><p><img src="cid:logo@kommun" alt="Kommunens logotyp" width="40" height="40"></p>
      <p><a href="https://kommun.example/beslut">Läs mer</a></p><img src="http://tracker.example/pixel.png" alt="">`,
    attachments: [
      { filename: 'logo.png', content: png, cid: 'logo@kommun', contentType: 'image/png' },
      { filename: 'Beslut åtgärd.pdf', content: pdf, contentType: 'application/pdf' },
    ],
    ...change,
  }
}
