import type { Language } from './language.ts'

/** What a sender can say by mail. `GIVE_NUMBER` is said by a number alone. */
export type CommandWord =
  'RECALL' | 'RECALL_ALL' | 'EXTEND' | 'STATUS' | 'REMIND' | 'FORGET_NUMBER' | 'RECEIPTS' | 'UNLOCK' | 'HELP'

type Phrases = Record<Language, readonly string[]>

/** The first of each list is the one that our mails name. Accents and capital letters do not matter. */
export const commandWords: Record<CommandWord, Phrases> = {
  RECALL: {
    sv: ['återkalla', 'återkall', 'ta tillbaka', 'dra tillbaka'],
    fi: ['peruuta', 'peru', 'vedä takaisin', 'kutsu takaisin'],
    en: ['recall', 'take back', 'withdraw'],
  },
  RECALL_ALL: {
    sv: ['återkalla alla', 'återkalla från alla', 'återkalla för alla', 'ta tillbaka från alla'],
    fi: ['peruuta kaikilta', 'peru kaikilta', 'vedä takaisin kaikilta', 'kutsu takaisin kaikilta'],
    en: ['recall all', 'recall from all', 'recall from everybody', 'recall from everyone'],
  },
  EXTEND: {
    sv: ['förläng', 'förlänga', 'förläng tiden', 'förläng med', 'förläng tiden med'],
    fi: ['jatka', 'pidennä', 'jatka aikaa', 'pidennä aikaa'],
    en: ['extend', 'extend by', 'prolong'],
  },
  STATUS: {
    sv: ['status', 'läge'],
    fi: ['tila', 'tilanne'],
    en: ['status', 'state'],
  },
  REMIND: {
    sv: ['påminn', 'påminna', 'påminnelse', 'ny avi', 'ny länk', 'skicka igen', 'skicka länken igen'],
    fi: ['muistuta', 'muistutus', 'uusi ilmoitus', 'uusi linkki', 'lähetä uudelleen'],
    en: ['remind', 'reminder', 'new notice', 'new link', 'send again', 'resend'],
  },
  FORGET_NUMBER: {
    sv: ['glöm numret', 'glöm nummer', 'glöm telefonnumret', 'glöm mobilnumret'],
    fi: ['unohda numero', 'unohda puhelinnumero'],
    en: ['forget number', 'forget the number', 'forget phone number'],
  },
  RECEIPTS: {
    sv: ['läskvitto', 'läskvitton', 'läst', 'kvitto', 'kvitton'],
    fi: ['lukukuittaus', 'lukukuittaukset', 'luettu', 'kuittaus', 'kuittaukset'],
    en: ['read receipts', 'read receipt', 'receipts', 'receipt', 'read'],
  },
  UNLOCK: {
    sv: ['lås upp', 'öppna spärren', 'häv spärren'],
    fi: ['avaa lukitus', 'poista lukitus', 'avaa'],
    en: ['unlock', 'unblock'],
  },
  HELP: {
    sv: ['hjälp', 'kommandon', 'vad kan jag skriva'],
    fi: ['ohje', 'ohjeet', 'apua', 'apu'],
    en: ['help', 'commands', 'what can i say'],
  },
}

/** After the words of `RECEIPTS`. */
export const switchWords: Record<'on' | 'off', Phrases> = {
  on: { sv: ['på', 'ja', 'till'], fi: ['päälle', 'kyllä'], en: ['on', 'yes'] },
  off: { sv: ['av', 'nej', 'från'], fi: ['pois', 'ei'], en: ['off', 'no'] },
}

/** What may follow the number of `EXTEND`, and how many days it is. */
export const timeWords: { days: number; words: Phrases }[] = [
  { days: 1, words: { sv: ['dagar', 'dag', 'dygn', 'd'], fi: ['päivää', 'päivä', 'pv'], en: ['days', 'day'] } },
  { days: 7, words: { sv: ['veckor', 'vecka', 'v'], fi: ['viikkoa', 'viikko', 'vko'], en: ['weeks', 'week'] } },
  { days: 30, words: { sv: ['månader', 'månad'], fi: ['kuukautta', 'kuukausi', 'kk'], en: ['months', 'month'] } },
]

/** Without a number. */
export const daysWhenUnsaid = 14

/** What may stand before a telephone number. */
export const numberWords: Phrases = {
  sv: [
    'nummer',
    'numret',
    'numret är',
    'rätt nummer',
    'rätt nummer är',
    'nytt nummer',
    'nytt nummer är',
    'mobilnummer',
    'mobilnumret är',
    'telefonnummer',
    'telefonnumret är',
  ],
  fi: [
    'numero',
    'numero on',
    'oikea numero',
    'oikea numero on',
    'uusi numero',
    'uusi numero on',
    'puhelinnumero',
    'puhelinnumero on',
  ],
  en: [
    'number',
    'the number is',
    'right number',
    'the right number is',
    'new number',
    'the new number is',
    'phone number',
    'phone number is',
    'the phone number is',
  ],
}

/** Courtesies and objects, which change nothing of what is meant. */
export const emptyWords: Record<'before' | 'after', Phrases> = {
  before: { sv: ['vänligen', 'snälla', 'var snäll och'], fi: ['ole hyvä ja', 'voisitko'], en: ['please', 'kindly'] },
  after: {
    sv: [
      'meddelandet',
      'mejlet',
      'mailet',
      'brevet',
      'mottagaren',
      'det',
      'nu',
      'genast',
      'tack',
      'tack så mycket',
      'snälla',
    ],
    fi: ['viesti', 'viestin', 'vastaanottajaa', 'se', 'sen', 'nyt', 'heti', 'kiitos', 'kiitoksia'],
    en: ['the message', 'message', 'the mail', 'the recipient', 'it', 'now', 'please', 'thanks', 'thank you'],
  },
}

/** Alone, with a name, or before what is said in the same line. */
export const greetings: Phrases = {
  sv: ['hej', 'hejsan', 'hallå', 'god morgon', 'god dag', 'bästa'],
  fi: ['hei', 'moi', 'terve', 'hyvää päivää', 'huomenta'],
  en: ['hi', 'hello', 'dear', 'good morning', 'good afternoon'],
}

/** They open an answer or close it: a number below them may be that of a signature. */
export const thanks: Phrases = { sv: ['tack'], fi: ['kiitos', 'kiitoksia'], en: ['thanks', 'thank you'] }

/** With one of these nothing is recalled and no number is taken or forgotten: it may be the opposite of what is meant. */
export const denials: Phrases = {
  sv: [
    'inte',
    'ej',
    'inget',
    'ingen',
    'nej',
    'aldrig',
    'fel',
    'gamla',
    'gammalt',
    'vänta',
    'avvakta',
    'utom',
    'förutom',
    'bortsett från',
    'undantaget',
    'men',
  ],
  fi: ['ei', 'älä', 'älkää', 'väärä', 'vanha', 'odota', 'odottakaa', 'paitsi', 'lukuun ottamatta', 'mutta'],
  en: ['not', 'no', "don't", 'never', 'wrong', 'old', 'wait', 'except', 'apart from', 'other than', 'but'],
}
