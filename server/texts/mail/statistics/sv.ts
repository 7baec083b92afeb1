type About = { month: string }

export const sv = {
  subject: ({ month }: About) => `Skyddade mejl i ${month}`,
  heading: ({ month }: About) => `Skyddade mejl i ${month}`,
  preheader: ({ deliveries, opened }: { deliveries: string; opened: string }) =>
    `${deliveries} skickade, ${opened} öppnade.`,
  none: 'Ingen har skickat något skyddat mejl den månaden.',
  whatCounts:
    'Ett mejl till en mottagare räknas som ett. Siffrorna säger vad som hänt till och med i dag. De kan alltså öka: mejl som ännu går att läsa kan bli öppnade.',
  before: ({ month, value }: { month: string; value: string }) => `${month}: ${value}`,
  byCategory: 'Till vem',
  byLevel: 'Med vilket skydd',
  openedOf: ({ opened, median }: { opened: string; median: string }) =>
    `${opened} öppnade, hälften av dem inom ${median}`,
  noneOpened: 'ingen öppnad',
  open: 'Se statistiken',
  file: 'Månadens siffror finns också i den bifogade filen, som du kan öppna i Excel. Där står ord på engelska: ALL betyder alla tillsammans, och medianen står i sekunder.',
  sentBy: ({ organisation }: { organisation: string }) =>
    `Ett automatiskt besked från Sigill hos ${organisation}. Det går inte att svara på. Vill du inte ha det? Säg det till den som sköter Sigill hos er (inställningen STATISTICS_MAIL_TO).`,
}

export type StatisticsMailTexts = typeof sv
