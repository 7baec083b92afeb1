import { join } from 'node:path'
import type { SendMailOptions } from 'nodemailer'

const sample = (name: string): string => join(import.meta.dirname, 'sample', name)
/** The member of staff whose mail program is all that she sees of Sigill. */
export const karin = { name: 'Karin Lindqvist', address: 'karin.lindqvist@sjovik.example' }

/** One of the numbers that PTS, the Swedish telecoms authority, keeps for books and films: it belongs to nobody. */
const fictitiousNumber = '0701740605'

const decisionHtml = `<!doctype html>
<html lang="sv">
<body style="margin:0;font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:25px;color:#10252e;">
<p><img src="cid:preschool@sjovik.example" alt="En röd förskola vid skogsbrynet" width="560" style="display:block;width:100%;max-width:560px;height:auto;border-radius:8px;"></p>
<p>Hej Anna!</p>
<p>Vad roligt: <strong>Elsa har fått plats på Skogsgläntan</strong>, avdelning Blåbäret, från och med måndag den 11 januari.</p>
<table cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:16px 0;">
<tr><td style="padding:6px 24px 6px 0;border-bottom:1px solid #d2dbde;color:#46585f;">Inskolning</td><td style="padding:6px 0;border-bottom:1px solid #d2dbde;">11–15 januari, kl. 9.00–11.30</td></tr>
<tr><td style="padding:6px 24px 6px 0;border-bottom:1px solid #d2dbde;color:#46585f;">Ansvarig pedagog</td><td style="padding:6px 0;border-bottom:1px solid #d2dbde;">Maja Nyström</td></tr>
<tr><td style="padding:6px 24px 6px 0;border-bottom:1px solid #d2dbde;color:#46585f;">Svara senast</td><td style="padding:6px 0;border-bottom:1px solid #d2dbde;">15 december</td></tr>
</table>
<p>Beslutet finns som bilaga. Svara här i meddelandet om ni tackar ja, och berätta gärna om Elsa har några allergier. Ditt svar är skyddat på samma sätt som det här meddelandet.</p>
<p>Vänliga hälsningar<br>Karin Lindqvist<br><span style="color:#46585f;">Placeringshandläggare, Sjöviks kommun</span></p>
</body>
</html>`

/** A decision with a picture and a PDF, which its link opens. */
const decision = (suffix: string): SendMailOptions => ({
  from: karin,
  to: { name: 'Anna Andersson', address: `anna.andersson@foretag.example${suffix}` },
  subject: 'Beslut om förskoleplats för Elsa',
  text: 'Hej Anna!\n\nElsa har fått plats på Skogsgläntan från och med måndag den 11 januari. Beslutet finns som bilaga.\n\nKarin Lindqvist',
  html: decisionHtml,
  attachments: [
    { filename: 'förskola.png', path: sample('preschool.png'), cid: 'preschool@sjovik.example' },
    { filename: 'Beslut om förskoleplats.pdf', path: sample('decision.pdf') },
  ],
})

/** A plain text, which its link opens together with a code by SMS. */
const invitation = (suffix: string): SendMailOptions => ({
  from: karin,
  to: { name: 'Anna Andersson', address: `anna.andersson@foretag.example.${fictitiousNumber}${suffix}` },
  subject: 'Tid för samtal om Elsas språk',
  text: [
    'Hej Anna!',
    'Logopeden Per Sandell kan träffa er torsdag den 21 januari kl. 13.15 på Skogsgläntan. Samtalet tar ungefär en timme, och Elsa får gärna vara med.',
    'Passar tiden inte? Skriv några rader här, så hittar vi en ny.',
    'Vänliga hälsningar\nKarin Lindqvist',
  ].join('\n\n'),
})

/** Asks for a code, to somebody of whom no number is known: it is held, and Karin is asked for the number. */
const support = (suffix: string): SendMailOptions => ({
  from: karin,
  to: { name: 'Mats Holm', address: `mats.holm@foretag.example${suffix}` },
  subject: '[SMS] Beslut om stöd i förskolan',
  text: [
    'Hej Mats!',
    'Från och med februari får Elsa en egen resursperson på Skogsgläntan, två timmar varje förmiddag.',
    'Hör av dig om du vill veta mer.',
    'Vänliga hälsningar\nKarin Lindqvist',
  ].join('\n\n'),
})

export const sampleMails = (suffix: string): SendMailOptions[] => [
  decision(suffix),
  invitation(suffix),
  support(suffix),
]
