import { sv as answers } from './answers/sv.ts'
import type { NoticeFacts } from './facts.ts'
import { sv as mixed } from './mixed/sv.ts'
import { sv as digest } from './digest/sv.ts'
import { sv as receipts } from './receipts/sv.ts'
import { sv as reminder } from './reminder/sv.ts'
import { sv as statistics } from './statistics/sv.ts'

export const sv = {
  notice: {
    subject: ({ sender, organisation }: NoticeFacts) => `Skyddat meddelande från ${sender}, ${organisation}`,
    preheader: ({ until }: NoticeFacts) => `Läs det senast ${until}. Du behöver varken app eller konto.`,
    heading: 'Du har fått ett skyddat meddelande',
    from: 'Från',
    until: 'Kan läsas till',
    atLevel: {
      LINK: 'Du öppnar meddelandet i mobilen eller på datorn. Du behöver varken app eller konto.',
      PIN: 'När du öppnar meddelandet får du en kod med sms. Du behöver varken app eller konto.',
    },
    open: 'Öppna meddelandet',
    links: {
      heading: 'Fungerar inte knappen?',
      link: 'Kopiera hela länken till webbläsaren:',
      code: 'Säger sidan att länken inte är hel? Klistra in den här koden där:',
    },
    whyNoContent:
      'Vad meddelandet handlar om står inte här, eftersom vanliga mejl inte är skyddade. Svara därför inte på det här mejlet. Svara i stället inne i meddelandet, så är svaret skyddat.',
    genuine: {
      heading: 'Så kontrollerar du att mejlet är äkta',
      site: ({ host }: NoticeFacts) => `Länken går till ${host}. Titta efter att webbläsaren visar just den adressen.`,
      neverAsked: 'Vi ber dig aldrig om lösenord, BankID eller kortuppgifter i ett mejl.',
      sender: ({ sender, organisation }: NoticeFacts) =>
        `Är du osäker? Fråga ${sender} på ett sätt som du redan känner till, eller ring växeln hos ${organisation} på ett nummer som du själv letar upp.`,
      organisation: ({ organisation }: NoticeFacts) =>
        `Är du osäker? Ring växeln hos ${organisation} på ett nummer som du själv letar upp.`,
    },
    notForYou: {
      heading: 'Är det inte till dig?',
      text: ({ until }: NoticeFacts) =>
        `Öppna det inte. Ring gärna avsändaren och säg att det kom fel. Gör du ingenting raderas meddelandet ${until}.`,
    },
    sentBy: ({ organisation, recipientAddress }: NoticeFacts) =>
      `Skickat till ${recipientAddress} av ${organisation}, som skyddar sina meddelanden med Sigill.`,
  },
  /** In place of the name of somebody who was erased. */
  erasedSender: 'en avsändare som inte finns kvar',
  mixed,
  digest,
  receipts,
  answers,
  reminder,
  reply: {
    prefix: 'Sv:',
    untitled: 'Skyddat meddelande',
    footer: ({ recipientAddress }: { recipientAddress: string }) =>
      `Skyddat svar från ${recipientAddress}, genom Sigill. Svara som vanligt: ditt svar skyddas också.`,
  },
  undeliveredReply: {
    subject: ({ sender }: { sender: string }) => `Ditt svar kom inte fram: ${sender}`,
    heading: 'Ditt svar kom inte fram',
    why: 'Mottagarens e-postserver tar inte emot svaret, så ingen har läst det.',
    to: 'Till',
    writtenAt: 'Skrivet',
    whatNow: 'Gör så här',
    next: [
      'Ring och berätta att svaret inte kom fram. Sök upp numret själv.',
      'Är det bråttom? Vänta inte på svar, utan ta kontakt på ett annat sätt.',
      'Skriv inget känsligt i ett vanligt mejl.',
    ],
    sentBy: ({ organisation }: { organisation: string }) =>
      `Ett automatiskt besked från ${organisation}, som skyddar sina meddelanden med Sigill. Det går inte att svara på.`,
  },
  statistics,
  sms: ({ pin, organisation }: { pin: string; organisation: string }) =>
    `${pin} är din kod till meddelandet från ${organisation}. Den gäller i 10 minuter. Ge den inte till någon.`,
}

export type MailTexts = typeof sv
