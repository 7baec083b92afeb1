import type { ReceiptFacts } from '../facts.ts'

const number = [
  'Svara på det här mejlet.',
  'Skriv mottagarens mobilnummer överst i svaret och inget annat, till exempel 070-xxx xx xx.',
  'Skicka. Vi hör av oss när numret är på plats.',
]

export const sv = {
  shared: {
    recipient: 'Till',
    sentAt: 'Skickat',
    until: 'Kan läsas till',
    whatNow: 'Gör så här',
    status: 'Visa status',
    sentBy:
      'Ett automatiskt besked från Sigill. Ämnesraden står inte här, eftersom det här är ett vanligt mejl. Du hittar meddelandet bland dina skickade.',
  },
  answers: {
    heading: 'Eller svara med ett av orden',
    only: 'Vill du ändra något? Svara med ett av orden',
    number: { say: '070-xxx xx xx', does: 'mottagarens mobilnummer: koden går dit' },
    recall: { say: 'återkalla', does: 'den här mottagaren kan inte läsa meddelandet längre' },
    recallAll: { say: 'återkalla alla', does: 'ingen kan läsa meddelandet längre' },
    extend: { say: 'förläng 14', does: 'mottagaren får 14 dagar till' },
    remind: { say: 'påminn', does: 'mottagaren får länken en gång till' },
    unlock: { say: 'lås upp', does: 'mottagaren får försöka igen' },
    receiptsOff: { say: 'läskvitto av', does: 'du får inga fler besked om att något är öppnat' },
    status: { say: 'status', does: 'du får veta hur det ligger till' },
  },
  accepted: {
    subject: ({ recipient }: ReceiptFacts) => `Skyddat meddelande till ${recipient} är på väg`,
    heading: 'Meddelandet är på väg',
    what: 'Mottagaren får ett mejl med en länk till meddelandet. Du behöver inte göra något.',
  },
  held: {
    subject: ({ recipient }: ReceiptFacts) => `Mobilnummer behövs: skyddat meddelande till ${recipient}`,
    heading: {
      PHONE_MISSING: 'Vi behöver ett mobilnummer',
      WRONG_NUMBER: 'Den som öppnade länken säger att numret är fel',
      SMS_UNDELIVERABLE: 'Koden kom inte fram med sms',
    },
    why: {
      PHONE_MISSING:
        'Meddelandet öppnas med en kod som kommer med sms, men vi har inget nummer att skicka den till. Därför väntar det här hos oss, och mottagaren vet inget om det än.',
      WRONG_NUMBER:
        'Hen har länken till meddelandet men inte telefonen som koden går till. Ingen kan läsa meddelandet förrän du svarar med rätt nummer.',
      SMS_UNDELIVERABLE:
        'Det gick inte att skicka sms till numret. Ingen kan läsa meddelandet förrän du svarar med ett nummer som fungerar. Var telefonen bara avstängd? Svara med samma nummer igen.',
    },
    next: {
      PHONE_MISSING: number,
      WRONG_NUMBER: [
        'Ta reda på rätt nummer. Ring eller titta i det du redan vet; lita inte på ett nummer som du får med mejl.',
        'Svara på det här mejlet med numret överst och inget annat, till exempel 070-xxx xx xx.',
        'Skicka. Vi hör av oss när numret är på plats.',
      ],
      SMS_UNDELIVERABLE: number,
    },
  },
  numberChanged: {
    subject: ({ recipient }: ReceiptFacts) => `Nytt mobilnummer för ${recipient}`,
    heading: 'Koden går till ett annat nummer än förut',
    why: ({ lastDigits }: { lastDigits: string }) =>
      `Koden till meddelandet går till numret som slutar på ${lastDigits}. Tidigare hade vi ett annat nummer till mottagaren.`,
    next: [
      'Har du skrivit det nya numret, och stämmer det? Då behöver du inte göra något.',
      'Är numret fel? Svara på det här mejlet med rätt nummer överst och inget annat.',
      'Var det inte du som skrev det? Svara ”återkalla”, och berätta det för er it-säkerhet.',
      'Har mottagaren bytt nummer för gott? Svara ”glöm numret”, så glömmer vi det gamla.',
    ],
  },
  opened: {
    subject: ({ recipient }: ReceiptFacts) => `Öppnat: skyddat meddelande till ${recipient}`,
    heading: 'Meddelandet är öppnat',
    what: ({ at }: { at: string }) => `Det öppnades första gången ${at}. Du behöver inte göra något.`,
  },
  moreTime: {
    subject: ({ recipient }: ReceiptFacts) => `${recipient} ber om mer tid`,
    heading: 'Mottagaren ber om mer tid',
    why: 'Mottagaren hinner inte läsa eller svara innan meddelandet raderas. Du bestämmer om tiden ska bli längre.',
    next: [
      'Ja? Svara på det här mejlet med ”förläng 14”. Talet är antalet dagar; skriv vilket du vill.',
      'Nej? Då behöver du inte göra något.',
    ],
  },
  undeliverable: {
    subject: ({ recipient }: ReceiptFacts) => `Kom inte fram: skyddat meddelande till ${recipient}`,
    heading: 'Meddelandet har inte kommit fram',
    why: {
      REFUSED:
        'Mottagarens e-postserver tar inte emot mejl till den adressen, så mottagaren vet inte om att ett meddelande väntar.',
      TIMED_OUT:
        'Mottagarens e-postserver har inte svarat trots många försök, så mottagaren vet inte om att ett meddelande väntar.',
      BOUNCED:
        'Mottagarens e-postserver skickade tillbaka mejlet med länken, så mottagaren vet inte om att ett meddelande väntar.',
    },
    next: [
      'Kontrollera att adressen är rättstavad.',
      'Skicka meddelandet igen, till rätt adress.',
      'Stämmer adressen? Svara ”påminn” om en stund, så skickar vi länken igen. Eller hör av dig till mottagaren på ett annat sätt.',
    ],
    safe: 'Ingen har öppnat meddelandet.',
  },
  locked: {
    subject: ({ recipient }: ReceiptFacts) => `Låst: skyddat meddelande till ${recipient}`,
    heading: 'Meddelandet är låst',
    why: 'Någon har skrivit fel kod för många gånger. Därför går meddelandet inte att öppna nu, inte heller med rätt kod.',
    next: [
      'Ring mottagaren och fråga om det var hen som skrev fel.',
      'Var det mottagaren? Svara på det här mejlet med ”lås upp”.',
      'Var det någon annan? Då kan mejlet med länken ha hamnat fel. Svara ”återkalla”, och berätta det för er it-säkerhet.',
    ],
  },
  expired: {
    subject: ({ recipient }: ReceiptFacts) => `Aldrig öppnat: skyddat meddelande till ${recipient}`,
    heading: 'Meddelandet öppnades aldrig',
    why: 'Tiden har gått ut utan att mottagaren öppnade meddelandet. Det är nu raderat och går inte att få tillbaka.',
    next: [
      'Behövs det fortfarande? Skicka meddelandet igen.',
      'Säg gärna till mottagaren att det kommer, till exempel per telefon.',
    ],
  },
}

export type ReceiptTexts = typeof sv
