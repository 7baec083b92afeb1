import { fi as statistics } from './statistics/fi.ts'
import { fi as answers } from './answers/fi.ts'
import type { MailTexts } from './sv.ts'
import { fi as mixed } from './mixed/fi.ts'
import { fi as digest } from './digest/fi.ts'
import { fi as receipts } from './receipts/fi.ts'
import { fi as reminder } from './reminder/fi.ts'

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
      heading: 'Näin tarkistat, että viesti on aito',
      site: ({ host }) => `Linkki vie osoitteeseen ${host}. Tarkista, että selain näyttää juuri sen osoitteen.`,
      neverAsked: 'Emme koskaan pyydä sähköpostissa salasanaa, pankkitunnuksia tai korttitietoja.',
      sender: ({ sender, organisation }) =>
        `Epäiletkö? Kysy lähettäjältä (${sender}) tutulla tavalla, tai soita organisaation ${organisation} vaihteeseen numeroon, jonka etsit itse.`,
      organisation: ({ organisation }) =>
        `Epäiletkö? Soita organisaation ${organisation} vaihteeseen numeroon, jonka etsit itse.`,
    },
    notForYou: {
      heading: 'Eikö viesti ole sinulle?',
      text: ({ until }) =>
        `Älä avaa sitä. Jos voit, soita lähettäjälle ja kerro, että viesti tuli väärälle henkilölle. Jos et tee mitään, viesti poistetaan ${until}.`,
    },
    sentBy: ({ organisation, recipientAddress }) =>
      `Lähetetty osoitteeseen ${recipientAddress}. Lähettäjä on ${organisation}, joka suojaa viestinsä Sigillillä.`,
  },
  erasedSender: 'lähettäjä, jota ei enää ole',
  mixed,
  digest,
  receipts,
  answers,
  reminder,
  reply: {
    prefix: 'Vs:',
    untitled: 'Suojattu viesti',
    footer: ({ recipientAddress }) =>
      `Suojattu vastaus osoitteesta ${recipientAddress} Sigillin kautta. Vastaa tavalliseen tapaan: myös vastauksesi suojataan.`,
  },
  undeliveredReply: {
    subject: ({ sender }) => `Vastauksesi ei mennyt perille: ${sender}`,
    heading: 'Vastauksesi ei mennyt perille',
    why: 'Vastaanottajan sähköpostipalvelin ei ota vastausta vastaan, joten kukaan ei ole lukenut sitä.',
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
  statistics,
  sms: ({ pin, organisation }) =>
    `${pin} on koodisi viestiin, lähettäjä ${organisation}. Se on voimassa 10 minuuttia. Älä anna sitä kenellekään.`,
}
