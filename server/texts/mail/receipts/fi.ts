import type { ReceiptTexts } from './sv.ts'

const number = [
  'Vastaa tähän sähköpostiin.',
  'Kirjoita vastauksen alkuun vastaanottajan matkapuhelinnumero eikä muuta, esimerkiksi 070-xxx xx xx.',
  'Lähetä. Kerromme sinulle, kun numero on kunnossa.',
]

export const fi: ReceiptTexts = {
  shared: {
    recipient: 'Vastaanottaja',
    sentAt: 'Lähetetty',
    until: 'Luettava viimeistään',
    whatNow: 'Tee näin',
    status: 'Näytä tilanne',
    sentBy:
      'Automaattinen ilmoitus Sigilliltä. Aihetta ei näytetä, koska tämä on tavallinen sähköposti. Löydät viestin lähettämiesi joukosta.',
  },
  answers: {
    heading: 'Tai vastaa jollakin näistä sanoista',
    only: 'Haluatko muuttaa jotain? Vastaa jollakin näistä sanoista',
    number: { say: '070-xxx xx xx', does: 'vastaanottajan matkapuhelinnumero: koodi lähetetään siihen' },
    recall: { say: 'peruuta', does: 'tämä vastaanottaja ei voi enää lukea viestiä' },
    recallAll: { say: 'peruuta kaikilta', does: 'kukaan ei voi enää lukea viestiä' },
    extend: { say: 'jatka 14', does: 'vastaanottaja saa 14 päivää lisää' },
    remind: { say: 'muistuta', does: 'vastaanottaja saa linkin uudelleen' },
    unlock: { say: 'avaa lukitus', does: 'vastaanottaja saa yrittää uudelleen' },
    receiptsOff: { say: 'lukukuittaus pois', does: 'et saa enää tietoa viestien avaamisesta' },
    status: { say: 'tila', does: 'kerromme, mikä on tilanne' },
  },
  accepted: {
    subject: ({ recipient }) => `Suojattu viesti on matkalla: ${recipient}`,
    heading: 'Viesti on matkalla',
    what: 'Vastaanottaja saa sähköpostin, jossa on linkki viestiin. Sinun ei tarvitse tehdä mitään.',
  },
  held: {
    subject: ({ recipient }) => `Matkapuhelinnumero tarvitaan: suojattu viesti, ${recipient}`,
    heading: {
      PHONE_MISSING: 'Tarvitsemme matkapuhelinnumeron',
      WRONG_NUMBER: 'Linkin avannut henkilö ilmoitti, että numero on väärä',
      SMS_UNDELIVERABLE: 'Tekstiviesti ei mennyt perille',
    },
    why: {
      PHONE_MISSING:
        'Viesti avataan tekstiviestillä tulevalla koodilla, mutta meillä ei ole numeroa, johon sen voisi lähettää. Siksi viesti odottaa meillä, eikä vastaanottaja tiedä siitä vielä.',
      WRONG_NUMBER:
        'Hänellä on linkki viestiin mutta ei puhelinta, johon koodi lähetetään. Kukaan ei voi lukea viestiä, ennen kuin vastaat oikealla numerolla.',
      SMS_UNDELIVERABLE:
        'Numeroon ei voitu lähettää tekstiviestiä. Kukaan ei voi lukea viestiä, ennen kuin vastaat toimivalla numerolla. Oliko puhelin vain suljettuna? Vastaa samalla numerolla uudelleen.',
    },
    next: {
      PHONE_MISSING: number,
      WRONG_NUMBER: [
        'Selvitä oikea numero. Soita tai katso tietoja, jotka sinulla jo on. Älä luota sähköpostilla saatuun numeroon.',
        'Vastaa tähän sähköpostiin: kirjoita alkuun numero eikä muuta, esimerkiksi 070-xxx xx xx.',
        'Lähetä. Kerromme sinulle, kun numero on kunnossa.',
      ],
      SMS_UNDELIVERABLE: number,
    },
  },
  numberChanged: {
    subject: ({ recipient }) => `Uusi matkapuhelinnumero: ${recipient}`,
    heading: 'Koodi lähetetään eri numeroon kuin ennen',
    why: ({ lastDigits }) =>
      `Viestin koodi lähetetään numeroon, jonka lopussa on ${lastDigits}. Aiemmin meillä oli vastaanottajalle eri numero.`,
    next: [
      'Annoitko uuden numeron itse, ja onko se oikea? Silloin sinun ei tarvitse tehdä mitään.',
      'Onko numero väärä? Vastaa tähän sähköpostiin: kirjoita alkuun oikea numero eikä muuta.',
      'Etkö antanut numeroa itse? Vastaa ”peruuta” ja kerro asiasta tietoturvavastaavallenne.',
      'Onko vastaanottajan numero vaihtunut pysyvästi? Vastaa ”unohda numero”, niin unohdamme vanhan.',
    ],
  },
  opened: {
    subject: ({ recipient }) => `Avattu: suojattu viesti, ${recipient}`,
    heading: 'Viesti on avattu',
    what: ({ at }) => `Se avattiin ensimmäisen kerran ${at}. Sinun ei tarvitse tehdä mitään.`,
  },
  moreTime: {
    subject: ({ recipient }) => `${recipient} pyytää lisää aikaa`,
    heading: 'Vastaanottaja pyytää lisää aikaa',
    why: 'Vastaanottaja ei ehdi lukea viestiä tai vastata siihen, ennen kuin se poistetaan. Sinä päätät, saako hän lisää aikaa.',
    next: [
      'Kyllä? Vastaa tähän sähköpostiin ”jatka 14”. Luku on päivien määrä; voit valita sen itse.',
      'Ei? Silloin sinun ei tarvitse tehdä mitään.',
    ],
  },
  undeliverable: {
    subject: ({ recipient }) => `Suojattu viestisi ei mennyt perille: ${recipient}`,
    heading: 'Viesti ei mennyt perille',
    why: {
      REFUSED:
        'Vastaanottajan sähköpostipalvelin ei ota vastaan viestejä tähän osoitteeseen, joten vastaanottaja ei tiedä viestistä.',
      TIMED_OUT:
        'Vastaanottajan sähköpostipalvelin ei ole vastannut monesta yrityksestä huolimatta, joten vastaanottaja ei tiedä viestistä.',
      BOUNCED:
        'Vastaanottajan sähköpostipalvelin palautti sähköpostin, jossa linkki oli, joten vastaanottaja ei tiedä viestistä.',
    },
    next: [
      'Tarkista, että osoite on kirjoitettu oikein.',
      'Lähetä viesti uudelleen oikeaan osoitteeseen.',
      'Onko osoite oikea? Vastaa hetken kuluttua ”muistuta”, niin lähetämme linkin uudelleen. Tai ota vastaanottajaan yhteyttä muulla tavalla.',
    ],
    safe: 'Kukaan ei ole avannut viestiä.',
  },
  locked: {
    subject: ({ recipient }) => `Suojattu viestisi on lukittu: ${recipient}`,
    heading: 'Viesti on lukittu',
    why: 'Joku on kirjoittanut väärän koodin liian monta kertaa. Siksi viestiä ei voi nyt avata edes oikealla koodilla.',
    next: [
      'Soita vastaanottajalle ja kysy, kirjoittiko hän väärin.',
      'Oliko se vastaanottaja? Vastaa tähän sähköpostiin ”avaa lukitus”.',
      'Oliko se joku muu? Silloin linkki on voinut joutua vääriin käsiin. Vastaa ”peruuta”, ja kerro asiasta tietoturvavastaavallenne.',
    ],
  },
  expired: {
    subject: ({ recipient }) => `Suojattua viestiäsi ei avattu: ${recipient}`,
    heading: 'Viestiä ei avattu',
    why: 'Aika päättyi, ennen kuin vastaanottaja avasi viestin. Viesti on nyt poistettu, eikä sitä voi palauttaa.',
    next: [
      'Tarvitaanko sitä vielä? Lähetä viesti uudelleen.',
      'Kerro vastaanottajalle, että viesti on tulossa, esimerkiksi puhelimitse.',
    ],
  },
}
