import type { OutboxTexts } from './sv.ts'

export const fi: OutboxTexts = {
  title: 'Lähtevät',
  explained: 'Sigill ei lähetä täältä mitään, koska SMTP_URL puuttuu. Kaikki, mikä olisi lähtenyt, on tässä.',
  mailbox: 'Sähköpostit',
  noMails: 'Ei vielä sähköposteja. Aja npm run demo, niin niitä tulee kolme.',
  chooseMail: 'Valitse sähköposti, jonka haluat lukea.',
  allMails: 'Kaikki sähköpostit',
  from: 'Lähettäjä',
  to: 'Vastaanottaja',
  replyTo: 'Vastausosoite',
  date: 'Päiväys',
  attachments: 'Liitteet',
  download: 'Lataa .eml-tiedostona',
  gone: 'Sitä sähköpostia ei ole.',
  phone: 'Puhelin',
  noSms: 'Ei vielä tekstiviestejä. Niitä tulee, kun joku avaa PIN-tason viestin.',
  noSubject: '(ei aihetta)',
}
