import type { AnswerFacts } from '../facts.ts'

export const sv = {
  subject: ({ heading, recipient }: { heading: string; recipient: string }) => `${heading}: ${recipient}`,
  recipient: 'Till',
  state: 'Läge',
  repliedAt: 'Svarade',
  phone: 'Koden går till',
  until: 'Kan läsas till',
  others: 'Övriga mottagare',
  canSay: 'Det här kan du svara',
  status: 'Visa status',
  sentBy: 'Ett automatiskt svar från Sigill på ditt mejl. Svara igen om du vill ändra något mer.',
  done: {
    RECALL: {
      heading: 'Meddelandet är återkallat',
      text: ({ hasOthers }: AnswerFacts) =>
        'Den här mottagaren kan inte läsa meddelandet längre. ' +
        (hasOthers
          ? 'De andra som du skickade det till kan fortfarande läsa det: svara ”återkalla alla” eller tryck på ”Visa status” för att återkalla det från alla. '
          : '') +
        'Det som mottagaren redan har läst eller sparat går inte att ta tillbaka.',
    },
    RECALL_ALL: {
      heading: 'Meddelandet är återkallat från alla',
      text: ({ recipients }: AnswerFacts) =>
        `${recipients === 1 ? 'Mottagaren kan inte' : `Ingen av de ${recipients} mottagarna kan`} läsa det längre. Det som redan är läst eller sparat går inte att ta tillbaka.`,
    },
    EXTEND: {
      heading: 'Tiden är förlängd',
      text: ({ until }: AnswerFacts) =>
        `Meddelandet kan nu läsas till ${until}. Det gäller alla som det skickades till.`,
    },
    STATUS: { heading: 'Så ligger det till', text: () => 'Det här vet vi om meddelandet just nu.' },
    REMIND: {
      heading: 'Länken skickas en gång till',
      text: () => 'Mottagaren får ett nytt mejl med samma länk inom kort.',
    },
    GIVE_NUMBER: {
      heading: 'Numret är sparat',
      text: ({ phone, isNumberTold, hasLink }: AnswerFacts) =>
        `Vi har sparat numret som slutar på ${phone}.${isNumberTold ? ' Du får också ett mejl om det nya numret; koden går dit när det mejlet har kommit fram till dig.' : ''} Stämmer numret inte? Svara med rätt nummer.${hasLink ? ' Länken som mottagaren har fungerar.' : ''}`,
    },
    FORGET_NUMBER: {
      heading: 'Numret är glömt',
      text: () =>
        'Vi minns inte längre mottagarens nummer. Skriv det nästa gång du skickar ett meddelande som öppnas med kod.',
    },
    RECEIPTS_ON: {
      heading: 'Du får besked när ett meddelande öppnas',
      text: () => 'Det gäller alla meddelanden som du skickar. Svara ”läskvitto av” om du inte vill ha besked längre.',
    },
    RECEIPTS_OFF: {
      heading: 'Du får inga fler besked om att något är öppnat',
      text: () =>
        'Det gäller alla meddelanden som du skickar. Vi hör fortfarande av oss om något går fel. Svara ”läskvitto på” om du ändrar dig.',
    },
    UNLOCK: {
      heading: 'Meddelandet är upplåst',
      text: () => 'Mottagaren kan öppna meddelandet igen, med samma länk och en ny kod.',
    },
    HELP: { heading: 'Det här kan du svara', text: () => 'Skriv ett av orden överst i svaret, ensamt på sin rad.' },
  },
  unknown: {
    heading: 'Vi förstod inte ditt svar',
    text: () =>
      'Ingenting är ändrat. Svara igen med en sak i taget: skriv ett av orden nedan överst, ensamt på sin rad.',
  },
  which: {
    heading: 'Vilket meddelande menar du?',
    text: () =>
      'Du svarade på en sammanfattning av flera meddelanden. Ingenting är ändrat. Gå till sammanfattningen, tryck på ”Svara om det här” vid meddelandet och skriv ett av orden nedan överst, ensamt på sin rad.',
  },
  refused: {
    heading: 'Det gick inte',
    /** `days`: the most that can be added now. */
    tooManyDays: ({ days }: { days: number }) =>
      days === 0
        ? 'Ett meddelande kan läsas i högst 365 dagar från att det skickades, och så länge kan det här redan läsas. Behövs det längre? Skicka det igen då.'
        : `Ett meddelande kan läsas i högst 365 dagar från att det skickades. Du kan lägga till högst ${days} ${days === 1 ? 'dag' : 'dagar'}: svara till exempel ”förläng ${Math.min(days, 14)}”.`,
    why: {
      UNKNOWN: 'Meddelandet finns inte längre hos oss.',
      ENDED:
        'Meddelandet är redan raderat: det är återkallat, eller så har tiden gått ut. Behövs det? Skicka det igen.',
      CHANGED:
        'Uppgifterna om mottagaren har ändrats hos oss på ett sätt som inte ska kunna ske. Ingenting har gjorts. Meddelandet kan bara återkallas: svara ”återkalla”. Kontakta it-avdelningen.',
      LINK_NOT_KEPT:
        'Länken finns inte kvar hos oss, för meddelandet har redan öppnats eller så sparas inga länkar här. Be mottagaren leta upp mejlet med länken, eller skicka meddelandet igen.',
      ON_ITS_WAY: 'Mejlet med länken är redan på väg. Vi hör av oss om det inte kommer fram.',
      HELD: 'Meddelandet väntar på mottagarens mobilnummer. Svara med numret, så går länken iväg.',
      NUMBER_UNTOLD:
        'Vårt mejl om det nya numret ska nå dig först. En mottagare som inte har fått någon länk får den sedan; annars kan du svara ”påminn” igen.',
      LOCKED: 'Meddelandet är låst efter för många fel koder. Svara ”lås upp” först.',
      NOT_LOCKED: 'Meddelandet är inte låst. Mottagaren kan öppna det med sin länk.',
      TOO_OFTEN:
        'Det har redan gjorts så många gånger som det går. Länken kan skickas tre gånger per dygn och numret ändras tio gånger per dygn: prova i morgon. Ett meddelande kan låsas upp två gånger; sedan får du skicka det på nytt.',
      NO_NUMBER_NEEDED: 'Det här meddelandet öppnas utan kod, så det behövs inget nummer.',
      MALFORMED_PHONE:
        'Det är inget helt telefonnummer. Svara med mobilnumret överst och inget annat, till exempel 070-xxx xx xx.',
      PHONE_NOT_ALLOWED: 'Numret kan inte ta emot sms härifrån. Svara med ett mobilnummer i ett land som är tillåtet.',
    },
  },
  states: {
    ACCEPTED: 'Mejlet med länken är på väg',
    ANNOUNCED: 'Mottagaren har fått länken',
    HELD: 'Väntar på rätt mobilnummer',
    NUMBER_UNTOLD: 'Väntar på att vårt mejl om det nya numret ska nå dig',
    OPENED: 'Öppnat',
    LOCKED: 'Låst efter för många fel koder',
    UNDELIVERABLE: 'Mejlet med länken kom inte fram',
    RECALLED: 'Återkallat och raderat',
    EXPIRED: 'Tiden är slut, och meddelandet är raderat',
  },
  words: {
    receiptsOn: { say: 'läskvitto på', does: 'du får besked när det du skickar öppnas' },
    forgetNumber: { say: 'glöm numret', does: 'vi glömmer mottagarens nummer' },
  },
}

export type AnswerTexts = typeof sv
