import type { StatisticsMailTexts } from './sv.ts'

export const en: StatisticsMailTexts = {
  subject: ({ month }) => `Protected messages in ${month}`,
  heading: ({ month }) => `Protected messages in ${month}`,
  preheader: ({ deliveries, opened }) => `${deliveries} sent, ${opened} opened.`,
  none: 'Nobody sent a protected message that month.',
  whatCounts:
    'One message to one recipient counts as one. The figures say what has happened up to today. They may still grow: messages that have not expired may yet be opened.',
  before: ({ month, value }) => `${month}: ${value}`,
  byCategory: 'To whom',
  byLevel: 'How they were protected',
  openedOf: ({ opened, median }) => `${opened} opened, half of those within ${median}`,
  noneOpened: 'none opened',
  open: 'See the statistics',
  file: 'The figures of the month are also in the attached file, which Excel opens. There ALL means all together, and the median is in seconds.',
  sentBy: ({ organisation }) =>
    `An automatic e-mail from Sigill at ${organisation}. It cannot be answered. Do you not want it? Tell those who run Sigill for you (setting STATISTICS_MAIL_TO).`,
}
