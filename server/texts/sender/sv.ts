/** What senders read on the page of one sent message. Swedish is the original; its type is the type of every language. */
export const sv = {
  title: 'Skickat meddelande',
  intro: 'Innehållet visas inte här.',
  facts: {
    from: 'Från',
    readableUntil: 'Kan läsas till',
    wasReadableUntil: 'Kunde läsas till',
    opened: 'Öppnat',
    openedBy: ({ opened, of }: { opened: number; of: number }) => `av ${opened} av ${of}`,
    opensWith: 'Öppnas med',
    withLink: 'Länk',
    withCode: 'Länk och kod med sms',
    announced: 'Mejlet kom fram',
    replied: 'Svarade',
    moreTimeAsked: 'Bad om mer tid',
  },
  openedOn: { PHONE: 'på en telefon', TABLET: 'på en surfplatta', COMPUTER: 'på en dator' },
  message: 'Meddelandet',
  recipients: ({ count }: { count: number }) => `${count} mottagare`,
  erased: 'Mottagarens uppgifter är raderade',
  status: {
    ON_ITS_WAY: {
      label: 'Mejlet med länken är på väg',
      text: 'Det tar oftast några sekunder. Kommer det inte fram får du ett mejl om det.',
    },
    WAITING: {
      label: 'Inte öppnat än',
      text: 'Mottagaren har fått mejlet med länken.',
    },
    OPENED: {
      label: 'Öppnat',
      text: 'Om mottagaren svarar kommer svaret till din vanliga inkorg.',
    },
    REPLIED: { label: 'Besvarat', text: 'Svaret ligger i din vanliga inkorg.' },
    PHONE_MISSING: {
      label: 'Väntar på ett telefonnummer',
      text: 'Meddelandet öppnas med en kod som skickas med sms. Skriv mottagarens mobilnummer, så skickar vi länken.',
    },
    WRONG_NUMBER: {
      label: 'Fel telefonnummer',
      text: 'Den som öppnade länken säger att numret inte är rätt. Ta reda på mottagarens nummer på ett säkert sätt, inte i ett vanligt mejl, och skriv det här.',
    },
    SMS_UNDELIVERABLE: {
      label: 'Sms:et kommer inte fram',
      text: 'Det gick inte att skicka sms till numret. Skriv ett nummer som kan ta emot sms. Var telefonen bara avstängd går det bra med samma nummer igen.',
    },
    NUMBER_UNTOLD: {
      label: 'Nytt nummer, gäller strax',
      text: 'Du får först ett mejl om det nya numret. När det har kommit fram går koden dit. Du behöver inte göra något.',
    },
    LOCKED: {
      label: 'Låst',
      text: 'Fel kod har skrivits för många gånger. Tala med mottagaren först, så att du vet vem som har försökt. Lås sedan upp.',
    },
    UNDELIVERABLE: {
      label: 'Mejlet kom inte fram',
      text: 'Är adressen rätt? Skicka länken igen om en stund. Är den fel? Återkalla meddelandet och skicka det på nytt till rätt adress.',
    },
    RECALLED: { label: 'Återkallat', text: 'Meddelandet är raderat och går inte att läsa.' },
    EXPIRED: {
      label: 'Tiden har gått ut',
      text: 'Meddelandet är raderat och går inte att läsa. Behövs det fortfarande får du skicka det på nytt.',
    },
  },
  action: {
    RECALL: 'Återkalla',
    SEND_NOTICE_AGAIN: 'Skicka länken igen',
    GIVE_NUMBER: 'Byt telefonnummer',
    UNLOCK: 'Lås upp',
    EXTEND: 'Ge mer tid',
    recallAll: 'Återkalla från alla',
  },
  cancel: 'Avbryt',
  recall: {
    heading: ({ recipient }: { recipient: string }) => `Återkalla meddelandet till ${recipient}?`,
    headingAll: ({ count }: { count: number }) => `Återkalla meddelandet från alla ${count}?`,
    text: 'Meddelandet går inte att öppna igen. Är det redan öppet på en skärm kan det stå kvar där tills sidan stängs. Det går inte att ångra.',
    opened: 'Det är redan öppnat. Det som mottagaren har läst eller sparat kan vi inte ta tillbaka.',
  },
  extend: {
    heading: 'Ge mer tid',
    text: 'Alla mottagare kan läsa meddelandet längre.',
    choose: 'Hur länge?',
    days: ({ days }: { days: number }) => (days === 1 ? '1 dag till' : `${days} dagar till`),
    until: ({ date }: { date: string }) => `till ${date}`,
  },
  number: {
    heading: ({ recipient }: { recipient: string }) => `Nytt telefonnummer för ${recipient}`,
    text: 'Nästa kod går till det här numret. Är det ett annat än förut kan du först få ett mejl om det. Koder som redan har skickats slutar gälla.',
    label: 'Mobilnummer',
    hint: 'Till exempel 070-123 45 67',
    give: 'Spara numret',
    announce: 'Spara och skicka',
  },
  done: {
    RECALL: 'Meddelandet är återkallat. Mottagaren kan inte läsa det längre.',
    SEND_NOTICE_AGAIN: 'Mejlet med länken är på väg igen.',
    GIVE_NUMBER: ({ hasLink }: { hasLink: boolean }): string =>
      hasLink ? 'Numret är sparat. Länken som mottagaren har fungerar.' : 'Numret är sparat.',
    UNLOCK: 'Upplåst. Mottagaren kan försöka igen med samma länk.',
    EXTEND: ({ date }: { date: string }) => `Meddelandet kan nu läsas till ${date}.`,
    recallAll: 'Meddelandet är återkallat från alla. Ingen kan läsa det längre.',
  },
  refused: {
    UNKNOWN: 'Det gick inte. Öppna sidan igen med länken i mejlet från Sigill.',
    ENDED: 'Meddelandet är redan raderat.',
    CHANGED:
      'Något är fel: uppgifterna om mottagaren har ändrats hos oss. Meddelandet kan bara återkallas. Kontakta it-avdelningen.',
    DAYS_NOT_ALLOWED: 'Så långt går det inte att förlänga. Välj färre dagar.',
    LINK_NOT_KEPT: 'Länken sparas inte längre, så den går inte att skicka igen. Mottagaren har den i sitt mejl.',
    ON_ITS_WAY: 'Mejlet med länken är redan på väg. Vänta en stund.',
    HELD: 'Ett telefonnummer behövs först.',
    NUMBER_UNTOLD: 'Vårt mejl om det nya numret ska nå dig först. Försök sedan igen.',
    LOCKED: 'Meddelandet är låst. Lås upp det först.',
    NOT_LOCKED: 'Meddelandet är inte låst längre.',
    TOO_OFTEN:
      'Det har gjorts så många gånger som det går. Prova i morgon. Är meddelandet låst hjälper det inte att vänta: skicka det på nytt.',
    NO_NUMBER_NEEDED: 'Det här meddelandet öppnas utan kod, så inget nummer behövs.',
    MALFORMED_PHONE: 'Det är inte ett helt telefonnummer. Skriv alla siffror, till exempel 070-123 45 67.',
    PHONE_NOT_ALLOWED: 'Till det numret kan vi inte skicka sms. Skriv ett mobilnummer.',
  },
  unknown: {
    title: 'Sidan går inte att visa',
    heading: 'Den här sidan går inte att visa',
    text: 'Länken är kanske inte hel, eller så har tiden för den gått ut. Öppna den igen från ett mejl om meddelandet.',
  },
  changed: {
    title: 'Något är fel med meddelandet',
    heading: 'Något är fel med det här meddelandet',
    text: 'Uppgifterna om det har ändrats hos oss på ett sätt som inte ska kunna ske. Därför visas de inte. Kontakta it-avdelningen.',
  },
}

export type SenderTexts = typeof sv
