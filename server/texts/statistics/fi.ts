import type { StatisticsWords } from './sv.ts'

export const fi: StatisticsWords = {
  category: {
    AUTHORITY: 'Viranomaiset',
    COMPANY: 'Yritykset',
    PRIVATE_PERSON: 'Yksityishenkilöt',
    INTERNAL: 'Sisäiset',
  },
  level: { LINK: 'Linkki', PIN: 'Linkki ja koodi' },
  figure: {
    deliveries: 'Lähetetty',
    opened: 'Avattu',
    openedShare: 'Avattujen osuus',
    medianSecondsToOpening: 'Aika avaamiseen, mediaani',
    replies: 'Vastaukset',
    held: 'Odotti numeroa',
    undeliverable: 'Ei mennyt perille',
    recalled: 'Peruutettu',
    expiredUnread: 'Poistettu lukematta',
  },
}
