export const sv = {
  heading: 'Statistik',
  intro:
    'Skyddade mejl som har skickats härifrån, och vad som har hänt med dem till och med nu. Ett mejl till en mottagare räknas som ett.',
  signIn: {
    heading: 'Logga in',
    intro: 'Den här sidan är för dem som sköter Sigill.',
    OPENID_CONNECT: 'Du loggar in med ditt vanliga konto hos din organisation.',
    ONE_TIME_LINK: 'Kör kommandot nedan på servern. Då får du en länk som loggar in dig en gång.',
    button: 'Logga in',
    link: 'Länken loggar in dig på den här datorn i åtta timmar. Den fungerar en gång.',
    LINK_OVER: 'Länken fungerar inte längre. Den är använd, eller äldre än en kvart.',
    linkUnused:
      'Du är redan inloggad, så länken användes inte. Tills den är en kvart gammal kan den logga in någon annan.',
    SESSION_OVER:
      'Du är inte inloggad längre. Det händer efter en timme utan att sidan används, och alltid efter åtta timmar.',
    REFUSED:
      'Inloggningen gick inte igenom. Försök igen. Händer det igen saknar ditt konto behörighet här: fråga den som sköter era konton.',
    FAILED: 'Det går inte att nå inloggningen just nu. Försök igen om en stund.',
  },
  signOut: 'Logga ut',
  period: {
    label: 'Tid',
    year: 'Senaste tolv månaderna',
    thisYear: 'I år',
    lastYear: 'Förra året',
    twoYears: 'Senaste 24 månaderna',
  },
  download: 'Hämta som fil (CSV)',
  none: 'Inget skyddat mejl har skickats under den här tiden.',
  month: 'Månad',
  total: 'Totalt',
  counting: 'Räknar …',
  medianHours: 'timmar',
  charts: {
    category: {
      heading: 'Skickade till vem',
      label: 'Stapeldiagram: skickade mejl varje månad, efter vem de gick till. Siffrorna står i tabellen intill.',
    },
    level: {
      heading: 'Skickade med vilket skydd',
      label: 'Stapeldiagram: skickade mejl varje månad, efter skydd. Siffrorna står i tabellen intill.',
    },
    openedShare: {
      heading: 'Hur många som öppnas',
      label: 'Linjediagram: hur stor del av varje månads mejl som har öppnats. Siffrorna står i tabellen intill.',
    },
    median: {
      heading: 'Hur snart de öppnas',
      label:
        'Linjediagram: hur länge det dröjer tills hälften av de öppnade mejlen är öppnade, i timmar. Siffrorna står i tabellen intill.',
    },
    outcome: { heading: 'Allt, månad för månad' },
  },
  stillGrowing: 'Siffrorna för de senaste månaderna kan öka: mejl som ännu går att läsa kan bli öppnade.',
}

export type OperatorTexts = typeof sv
