/** What recipients read until a message is opened. Swedish is the original; its type is the type of every language. */
export const sv = {
  app: {
    name: 'Sigill',
    skipToContent: 'Till innehållet',
    language: 'Språk',
    inbox: 'Meddelanden på den här enheten',
    about: 'Om Sigill',
    madeFor: 'Sigill skyddar meddelanden som inte ska skickas med vanlig e-post.',
  },
  start: {
    heading: 'Läs ditt skyddade meddelande',
    intro: 'Har du fått ett mejl om att ett skyddat meddelande väntar på dig? Tryck på knappen i mejlet.',
    stepsHeading: 'Så går det till',
    steps: [
      'Du öppnar länken i mejlet och ser vem som har skrivit.',
      'Ibland får du en kod med sms, så att ingen annan kan läsa.',
      'Du läser meddelandet här och kan svara, lika skyddat. Du behöver inget konto och ingen app.',
    ],
  },
  nowhere: {
    heading: 'Sidan finns inte',
    text: 'Kontrollera adressen, eller gå tillbaka till mejlet från Sigill och tryck på knappen där. Ditt meddelande har inte påverkats.',
  },
  link: {
    heading: 'Fungerar inte knappen i mejlet?',
    label: 'Länken från mejlet',
    labelOrCode: 'Länken eller koden från mejlet',
    hint: 'Kopiera hela länken och klistra in den här.',
    hintOrCode: 'Kopiera hela länken eller koden och klistra in den här.',
    proceed: 'Fortsätt',
    notALink:
      'Det här är inte en hel länk eller kod. Kopiera hela raden ur mejlet, från början till slut, och försök igen.',
    needsLink: 'Koden räcker inte här. Kopiera hela länken ur mejlet, från https till slutet.',
  },
  inbox: {
    heading: 'Meddelanden på den här enheten',
    intro:
      'Det här har du öppnat på den här enheten. Innehållet finns inte här; det hämtas på nytt varje gång du öppnar.',
    openedOn: ({ date }: { date: string }) => `Öppnat ${date}`,
    readableUntil: ({ date }: { date: string }) => `Kan läsas till ${date}`,
    remove: 'Ta bort från enheten',
    removeFrom: ({ sender }: { sender: string }) => `Ta bort meddelandet från ${sender} från enheten`,
    removed: 'Borttaget från enheten. Du kan öppna det igen med länken i mejlet.',
    emptyHeading: 'Här är det tomt',
    empty:
      'När du öppnar ett skyddat meddelande med länken i mejlet hamnar det här, så att du hittar tillbaka till det. När tiden för meddelandet har gått ut försvinner det av sig självt.',
    unavailable:
      'Webbläsaren sparar ingenting här, kanske för att fönstret är privat. Öppna meddelandet med länken i mejlet.',
  },
  /** In place of the name of somebody whom Sigill knows no more. */
  erasedSender: 'en avsändare som inte finns kvar',
  looking: 'Hämtar …',
  summary: {
    title: 'Skyddat meddelande',
    heading: 'Skyddat meddelande från',
    from: 'Från',
    to: 'Till',
    sent: 'Skickat',
    readableUntil: 'Kan läsas till',
    next: 'När du öppnar',
    nextLink: 'Meddelandet visas direkt.',
    nextPin: ({ phone }: { phone: string }) => `En kod skickas med sms till ${phone}.`,
    open: 'Öppna meddelandet',
    opening: 'Öppnar …',
    haveCode: 'Jag har redan en kod',
    genuine: 'Är det här äkta?',
    genuineHost: ({ host }: { host: string }) => `I webbläsarens adressfält ska det stå ${host}.`,
    genuineNever:
      'Här frågar vi aldrig efter lösenord, kortnummer eller bankuppgifter. Det enda du kan behöva skriva är koden från sms:et.',
    genuineAsk: ({ sender }: { sender: string }) =>
      `Känner du inte igen ${sender}? Ring på ett nummer som du själv letar upp och fråga.`,
  },
  pin: {
    title: 'Skriv koden',
    heading: 'Skriv koden från sms:et',
    sent: ({ phone }: { phone: string }) => `Vi har skickat sex siffror med sms till ${phone}.`,
    validUntil: ({ time }: { time: string }) => `Koden gäller till kl. ${time}.`,
    label: 'Kod',
    proceed: 'Fortsätt',
    checking: 'Kontrollerar koden …',
    sixDigits: 'Koden har sex siffror. Skriv alla sex.',
    wrong: ({ triesLeft }: { triesLeft: number }) =>
      `Koden stämmer inte. Titta i sms:et och försök igen. Du har ${triesLeft} försök kvar.`,
    usedUp: 'Koden stämmer inte, och den går inte att använda längre. Be om en ny kod.',
    notValid: 'Den koden gäller inte längre. Be om en ny kod, så skickar vi ett nytt sms.',
    report: {
      SENT: 'Sms:et är på väg. Det tar oftast några sekunder.',
      DELIVERED: 'Sms:et har kommit fram.',
      FAILED: 'Sms:et kom inte fram. Kontrollera att telefonen är på och har täckning, och be om en ny kod.',
    },
    resend: 'Skicka en ny kod',
    resendIn: ({ seconds }: { seconds: number }) =>
      seconds === 1 ? 'Du kan be om en ny kod om 1 sekund.' : `Du kan be om en ny kod om ${seconds} sekunder.`,
    resent: 'En ny kod är på väg. Den gamla gäller inte längre.',
  },
  moreTime: {
    press: 'Be om mer tid',
    asked: ({ sender }: { sender: string }) =>
      `Vi har frågat ${sender}. Får du mer tid står det här när du öppnar länken igen.`,
  },
  wrongNumber: {
    press: 'Det är inte mitt nummer',
    heading: 'Är det inte ditt nummer?',
    text: ({ phone, sender }: { phone: string; sender: string }) =>
      `Koden går till ${phone}. Vi talar om för ${sender} att numret är fel och ber om ett annat.`,
    meanwhile: 'Tills det är gjort går meddelandet inte att öppna.',
    yes: 'Ja, numret är fel',
    no: 'Avbryt',
    notTaken: ({ sender }: { sender: string }) =>
      `Numret har redan rättats flera gånger. Kontakta ${sender} själv, men skriv inget känsligt i ett vanligt mejl.`,
  },
  pinUnavailable: {
    SMS_FAILED: {
      heading: 'Sms:et kunde inte skickas',
      text: 'Du har inte gjort något fel. Meddelandet ligger kvar och är skyddat.',
    },
    TOO_MANY: {
      heading: 'Inga fler koder just nu',
      text: 'För att skydda meddelandet skickar vi bara några få koder om dagen. Meddelandet ligger kvar.',
    },
    retryAt: ({ moment }: { moment: string }) => `Försök igen efter ${moment}.`,
    retryLater:
      'Vänta en stund och försök igen. Går det inte då heller? Ring avsändaren och be om ett nytt meddelande.',
    haveCode: 'Jag har en kod',
  },
  held: {
    title: 'Väntar på ett nummer',
    heading: 'Meddelandet väntar på rätt mobilnummer',
    text: {
      PHONE_MISSING: 'Avsändaren har inte skrivit något nummer som koden kan skickas till.',
      WRONG_NUMBER: 'Numret som koden ska gå till behöver rättas eller bekräftas.',
      SMS_UNDELIVERABLE: 'Sms till numret kommer inte fram.',
      NUMBER_UNTOLD: 'Ett nytt nummer är inlagt. Det gäller strax.',
    },
    next: ({ sender }: { sender: string }) =>
      `Vi har talat om det för ${sender}. När rätt nummer är på plats öppnar du meddelandet med samma länk. Är det bråttom? Ring på ett nummer som du själv letar upp.`,
    untold: {
      heading: 'Meddelandet väntar på att numret bekräftas',
      next: 'Försök igen om en stund, med samma länk.',
    },
  },
  locked: {
    title: 'Låst',
    heading: 'Meddelandet är låst',
    text: 'Fel kod har skrivits för många gånger. För att ingen ska kunna gissa sig fram går meddelandet inte att öppna just nu.',
    next: ({ sender }: { sender: string }) =>
      `Vi har talat om det för ${sender}, som kan låsa upp det eller skicka det på nytt.`,
    caution: 'Är det bråttom? Ring på ett nummer som du själv letar upp. Skriv inget känsligt i ett vanligt mejl.',
  },
  unknown: {
    title: 'Länken går inte att öppna',
    heading: 'Den här länken går inte att öppna',
    text: 'Länken är kanske inte hel, eller så finns meddelandet inte kvar. Gå tillbaka till mejlet och tryck på knappen där.',
  },
  expired: {
    title: 'Tiden har gått ut',
    heading: 'Tiden för meddelandet har gått ut',
    text: 'Meddelandet är raderat, även bilagorna, och går inte att få tillbaka.',
    next: 'Behöver du det fortfarande? Be avsändaren att skicka det igen.',
  },
  recalled: {
    title: 'Taget tillbaka',
    heading: 'Meddelandet är taget tillbaka',
    text: 'Avsändaren har tagit tillbaka meddelandet. Det är raderat, även bilagorna, och går inte att läsa längre.',
    next: 'Du behöver inte göra något. Undrar du över det kan du fråga avsändaren.',
  },
  outage: {
    title: 'Försök igen',
    OFFLINE: {
      heading: 'Du har inget nät',
      text: 'Meddelandet ligger kvar. Vi försöker igen så fort du är uppkopplad.',
    },
    SERVER_DOWN: {
      heading: 'Vi kan inte hämta meddelandet just nu',
      text: 'Du har inte gjort något fel. Meddelandet ligger kvar och är skyddat. Försök igen om en stund.',
    },
    retry: 'Försök igen',
    notDone: {
      OFFLINE: 'Du har inget nät. Försök igen när du är uppkopplad.',
      SERVER_DOWN: 'Det gick inte just nu, men du har inte gjort något fel. Försök igen om en stund.',
    },
  },
}

export type OpeningTexts = typeof sv
