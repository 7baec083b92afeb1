export const sv = {
  category: {
    AUTHORITY: 'Myndigheter',
    COMPANY: 'Företag',
    PRIVATE_PERSON: 'Privatpersoner',
    INTERNAL: 'Internt',
  },
  level: { LINK: 'Länk', PIN: 'Länk och kod' },
  figure: {
    deliveries: 'Skickade',
    opened: 'Öppnade',
    openedShare: 'Öppnade, andel',
    medianSecondsToOpening: 'Tid till öppning, median',
    replies: 'Svar',
    held: 'Väntade på nummer',
    undeliverable: 'Kom inte fram',
    recalled: 'Återkallade',
    expiredUnread: 'Raderade olästa',
  },
}

export type StatisticsWords = typeof sv
