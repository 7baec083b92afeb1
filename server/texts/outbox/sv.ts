export const sv = {
  title: 'Utkorgen',
  explained: 'Sigill skickar inget härifrån, eftersom SMTP_URL inte är satt. Allt som skulle ha skickats hamnar här.',
  mailbox: 'Mejl',
  noMails: 'Inga mejl än. Kör npm run demo, så kommer det tre.',
  chooseMail: 'Välj ett mejl för att läsa det.',
  allMails: 'Alla mejl',
  from: 'Från',
  to: 'Till',
  replyTo: 'Svar till',
  date: 'Datum',
  attachments: 'Bilagor',
  download: 'Ladda ned som .eml',
  gone: 'Det mejlet finns inte.',
  phone: 'Telefonen',
  noSms: 'Inga sms än. De kommer när någon öppnar ett meddelande på nivå PIN.',
  noSubject: '(inget ämne)',
}

export type OutboxTexts = typeof sv
