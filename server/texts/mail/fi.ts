import type { MailTexts } from './sv.ts'

export const fi: MailTexts = {
  notice: {
    subject: ({ sender, organisation }) => `Suojattu viesti: ${sender}, ${organisation}`,
    preheader: ({ until }) => `Lue se viimeistään ${until}. Et tarvitse sovellusta etkä tunnusta.`,
    heading: 'Sinulle on suojattu viesti',
    from: 'Lähettäjä',
    until: 'Luettava viimeistään',
    atLevel: {
      LINK: 'Voit avata viestin puhelimella tai tietokoneella. Et tarvitse sovellusta etkä tunnusta.',
      PIN: 'Kun avaat viestin, saat koodin tekstiviestillä. Et tarvitse sovellusta etkä tunnusta.',
    },
    open: 'Avaa viesti',
    links: {
      heading: 'Eikö painike toimi?',
      link: 'Kopioi koko linkki selaimeen:',
      code: 'Kertooko sivu, että linkki on vajaa? Liitä sinne tämä koodi:',
    },
    whyNoContent:
      'Tässä ei kerrota, mitä viesti koskee, koska tavallinen sähköposti ei ole suojattu. Älä siis vastaa tähän sähköpostiin. Vastaa avatussa viestissä, niin vastauksesikin on suojattu.',
    genuine: {
      heading: 'Näin tiedät, että viesti on aito',
      site: ({ host }) => `Linkki vie osoitteeseen ${host}. Tarkista, että selain näyttää juuri sen osoitteen.`,
      neverAsked: 'Emme koskaan pyydä sähköpostissa salasanaa, pankkitunnuksia tai korttitietoja.',
      sender: ({ sender, organisation }) =>
        `Epäiletkö? Kysy lähettäjältä (${sender}) tutulla tavalla, tai soita organisaation ${organisation} vaihteeseen numeroon, jonka etsit itse.`,
    },
    notForYou: {
      heading: 'Eikö viesti ole sinulle?',
      text: ({ until }) =>
        `Älä avaa sitä, ja kerro asiasta mielellään lähettäjälle. Jos et tee mitään, viesti poistetaan ${until}.`,
    },
    sentBy: ({ organisation, recipientAddress }) =>
      `Lähetetty osoitteeseen ${recipientAddress}. Lähettäjä on ${organisation}, joka suojaa viestinsä Sigillillä.`,
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
      'Onko osoite oikein? Ota vastaanottajaan yhteyttä muulla tavalla.',
    ],
    safe: 'Kukaan ei ole avannut viestiä.',
  },
  locked: {
    subject: ({ recipient }) => `Suojattu viestisi on lukittu: ${recipient}`,
    heading: 'Viesti on lukittu',
    why: 'Joku on kirjoittanut väärän koodin liian monta kertaa. Siksi viestiä ei voi enää avata edes oikealla koodilla.',
    next: [
      'Soita vastaanottajalle ja kysy, kirjoittiko hän väärin.',
      'Oliko se vastaanottaja? Tarkista matkapuhelinnumero ja lähetä viesti uudelleen.',
      'Oliko se joku muu? Silloin linkki on voinut joutua väärään paikkaan. Kerro asiasta tietoturvavastaavallenne, ennen kuin lähetät viestin uudelleen.',
    ],
  },
  expired: {
    subject: ({ recipient }) => `Suojattua viestiäsi ei luettu: ${recipient}`,
    heading: 'Viestiä ei luettu',
    why: 'Aika päättyi ennen kuin vastaanottaja avasi viestin. Se on nyt poistettu, eikä sitä voi palauttaa.',
    next: [
      'Tarvitaanko sitä vielä? Lähetä viesti uudelleen.',
      'Kerro vastaanottajalle, että viesti on tulossa, esimerkiksi puhelimitse.',
    ],
  },
  receipt: {
    recipient: 'Vastaanottaja',
    sentAt: 'Lähetetty',
    whatNow: 'Tee näin',
    whyNoSubject:
      'Aihetta ei näytetä tässä, koska tämä on tavallinen sähköposti. Löydät viestin lähettämiesi joukosta.',
    sentBy: 'Automaattinen ilmoitus Sigilliltä. Siihen ei voi vastata.',
  },
  reply: {
    prefix: 'Vs:',
    untitled: 'Suojattu viesti',
    footer: ({ recipientAddress }) =>
      `Suojattu vastaus osoitteesta ${recipientAddress} Sigillin kautta. Vastaa tavalliseen tapaan: myös vastauksesi suojataan.`,
  },
  undeliveredReply: {
    subject: ({ sender }) => `Vastauksesi vastaanottajalle ${sender} ei mennyt perille`,
    heading: 'Vastauksesi ei mennyt perille',
    why: 'Vastaanottajan sähköposti ei ota vastausta vastaan, joten kukaan ei ole lukenut sitä.',
    to: 'Vastaanottaja',
    writtenAt: 'Kirjoitettu',
    whatNow: 'Toimi näin',
    next: [
      'Soita ja kerro, ettei vastaus mennyt perille. Etsi numero itse.',
      'Onko asialla kiire? Älä odota vastausta, vaan ota yhteyttä toisella tavalla.',
      'Älä kirjoita mitään arkaluonteista tavalliseen sähköpostiin.',
    ],
    sentBy: ({ organisation }) =>
      `Automaattinen ilmoitus, jonka lähettäjä on ${organisation}. Viestit suojaa Sigill. Tähän ei voi vastata.`,
  },
  sms: ({ pin, organisation }) =>
    `${pin} on koodisi viestiin, lähettäjä ${organisation}. Se on voimassa 10 minuuttia. Älä anna sitä kenellekään.`,
}
