import type { StatisticsWords } from './sv.ts'

export const en: StatisticsWords = {
  category: {
    AUTHORITY: 'Authorities',
    COMPANY: 'Companies',
    PRIVATE_PERSON: 'Private persons',
    INTERNAL: 'Internal',
  },
  level: { LINK: 'Link', PIN: 'Link and code' },
  figure: {
    deliveries: 'Sent',
    opened: 'Opened',
    openedShare: 'Opened, share',
    medianSecondsToOpening: 'Time to opening, median',
    replies: 'Replies',
    held: 'Waited for a number',
    undeliverable: 'Did not arrive',
    recalled: 'Recalled',
    expiredUnread: 'Deleted unread',
  },
}
