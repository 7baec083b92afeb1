import type { OutboxTexts } from './sv.ts'

export const en: OutboxTexts = {
  title: 'Outbox',
  explained: 'Sigill sends nothing from here, because SMTP_URL is not set. Whatever would have been sent is kept here.',
  mailbox: 'Mail',
  noMails: 'No mail yet. Run npm run demo, and three will come.',
  chooseMail: 'Choose a mail to read it.',
  allMails: 'All mail',
  from: 'From',
  to: 'To',
  replyTo: 'Reply to',
  date: 'Date',
  attachments: 'Attachments',
  download: 'Download as .eml',
  gone: 'There is no such mail.',
  phone: 'The phone',
  noSms: 'No SMS yet. They come when somebody opens a message at level PIN.',
  noSubject: '(no subject)',
}
