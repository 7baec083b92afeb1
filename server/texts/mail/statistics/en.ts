import type { StatisticsMailTexts } from './sv.ts'

export const en: StatisticsMailTexts = {
  subject: ({ month }) => `Protected mails in ${month}`,
  heading: ({ month }) => `Protected mails in ${month}`,
  preheader: ({ deliveries, opened }) => `${deliveries} sent, ${opened} opened.`,
  none: 'Nobody sent a protected mail in that month.',
  whatCounts:
    'One mail to one recipient counts as one. The figures say what has happened until today. They may still grow: mails that can be read may yet be opened.',
  before: ({ month, value }) => `${month}: ${value}`,
  byCategory: 'To whom',
  byLevel: 'How they were protected',
  openedOf: ({ opened, median }) => `${opened} opened, half of those within ${median}`,
  noneOpened: 'none opened',
  open: 'See the statistics',
  file: 'The same figures are in the attached file, which Excel opens.',
  sentBy: ({ organisation }) =>
    `An automatic mail from Sigill at ${organisation}. It cannot be answered. You do not want it? Tell those who run Sigill with you (STATISTICS_MAIL_TO).`,
}
