import type { AnswerFacts } from '../facts.ts'
import type { AnswerTexts } from './sv.ts'

export const fi: AnswerTexts = {
  subject: ({ heading, recipient }: { heading: string; recipient: string }) => `${heading}: ${recipient}`,
  recipient: 'Vastaanottaja',
  state: 'Tilanne',
  repliedAt: 'Vastasi',
  phone: 'Koodi lähetetään numeroon',
  until: 'Luettavissa viimeistään',
  others: 'Muut vastaanottajat',
  canSay: 'Voit vastata näin',
  status: 'Näytä tilanne',
  sentBy: 'Sigillin automaattinen vastaus sähköpostiisi. Vastaa uudelleen, jos haluat muuttaa jotain muuta.',
  done: {
    RECALL: {
      heading: 'Viesti on peruutettu',
      text: ({ hasOthers }: AnswerFacts) =>
        'Tämä vastaanottaja ei voi enää lukea viestiä. ' +
        (hasOthers
          ? 'Muut, joille lähetit sen, voivat yhä lukea sen: vastaa ”peruuta kaikilta” tai paina ”Näytä tilanne” ja peruuta viesti kaikilta. '
          : '') +
        'Jo luettua tai tallennettua ei voi ottaa takaisin.',
    },
    RECALL_ALL: {
      heading: 'Viesti on peruutettu kaikilta',
      text: ({ recipients }: AnswerFacts) =>
        `${recipients === 1 ? 'Vastaanottaja' : `Yksikään ${recipients} vastaanottajasta`} ei voi enää lukea sitä. Jo luettua tai tallennettua ei voi ottaa takaisin.`,
    },
    EXTEND: {
      heading: 'Aikaa on jatkettu',
      text: ({ until }: AnswerFacts) =>
        `Viestin voi nyt lukea ${until} saakka. Tämä koskee kaikkia viestin vastaanottajia.`,
    },
    STATUS: { heading: 'Viestin tilanne', text: () => 'Tämän tiedämme viestistä juuri nyt.' },
    REMIND: {
      heading: 'Linkki lähetetään uudelleen',
      text: () => 'Vastaanottaja saa pian uuden sähköpostin, jossa on sama linkki.',
    },
    GIVE_NUMBER: {
      heading: 'Numero on tallennettu',
      text: ({ phone, isNumberTold, hasLink }: AnswerFacts) =>
        `Olemme tallentaneet numeron, jonka lopussa on ${phone}.${isNumberTold ? ' Saat uudesta numerosta myös toisen sähköpostin. Koodi lähetetään numeroon vasta, kun se on tullut perille sinulle.' : ''} Onko numero väärä? Vastaa oikealla numerolla.${hasLink ? ' Vastaanottajan saama linkki toimii.' : ''}`,
    },
    FORGET_NUMBER: {
      heading: 'Numero on unohdettu',
      text: () =>
        'Emme enää muista vastaanottajan numeroa. Kirjoita se, kun seuraavan kerran lähetät koodilla avattavan viestin.',
    },
    RECEIPTS_ON: {
      heading: 'Saat tiedon, kun viesti avataan',
      text: () => 'Tämä koskee kaikkia lähettämiäsi viestejä. Vastaa ”lukukuittaus pois”, jos et enää halua tietoa.',
    },
    RECEIPTS_OFF: {
      heading: 'Et enää saa tietoa viestien avaamisesta',
      text: () =>
        'Tämä koskee kaikkia lähettämiäsi viestejä. Kerromme edelleen, jos jokin menee vikaan. Vastaa ”lukukuittaus päälle”, jos muutat mielesi.',
    },
    UNLOCK: {
      heading: 'Lukitus on poistettu',
      text: () => 'Vastaanottaja voi avata viestin taas samalla linkillä ja uudella koodilla.',
    },
    HELP: {
      heading: 'Voit vastata näin',
      text: () => 'Kirjoita yksi sanoista vastauksen alkuun, yksin omalle rivilleen.',
    },
  },
  unknown: {
    heading: 'Emme ymmärtäneet vastaustasi',
    text: () =>
      'Mitään ei ole muutettu. Vastaa uudelleen, yksi asia kerrallaan: kirjoita yksi alla olevista sanoista vastauksen alkuun, yksin omalle rivilleen.',
  },
  which: {
    heading: 'Mitä viestiä tarkoitat?',
    text: () =>
      'Vastasit yhteenvetoon useasta viestistä. Mitään ei ole muutettu. Palaa yhteenvetoon, paina viestin kohdalla ”Vastaa tästä” ja kirjoita yksi alla olevista sanoista vastauksen alkuun, yksin omalle rivilleen.',
  },
  refused: {
    heading: 'Se ei onnistunut',
    tooManyDays: ({ days }) =>
      days === 0
        ? 'Viesti voi olla luettavissa enintään 365 päivää lähettämisestä, ja tämä on jo. Tarvitaanko sitä pidempään? Lähetä se silloin uudelleen.'
        : `Viesti voi olla luettavissa enintään 365 päivää lähettämisestä. Voit lisätä enintään ${days} ${days === 1 ? 'päivän' : 'päivää'}: vastaa esimerkiksi ”jatka ${Math.min(days, 14)}”.`,
    why: {
      UNKNOWN: 'Viestiä ei enää ole meillä.',
      ENDED:
        'Viesti on jo poistettu: se on peruutettu tai sen aika on päättynyt. Tarvitaanko sitä? Lähetä se uudelleen.',
      CHANGED:
        'Vastaanottajan tietoja on muutettu meillä tavalla, jonka ei pitäisi olla mahdollinen. Mitään ei tehty. Viestin voi vain peruuttaa: vastaa ”peruuta”. Ota yhteyttä it-tukeen.',
      LINK_NOT_KEPT:
        'Linkki ei ole enää meillä, koska viesti on jo avattu tai linkkejä ei säilytetä täällä. Pyydä vastaanottajaa etsimään sähköposti, jossa linkki on, tai lähetä viesti uudelleen.',
      ON_ITS_WAY: 'Sähköposti, jossa linkki on, on jo matkalla. Kerromme, jos se ei mene perille.',
      HELD: 'Viesti odottaa vastaanottajan matkapuhelinnumeroa. Vastaa numerolla, niin linkki lähtee.',
      NUMBER_UNTOLD:
        'Uutta numeroa koskevan sähköpostimme pitää ensin tulla sinulle perille. Jos vastaanottaja ei ole saanut linkkiä, hän saa sen sitten; muuten voit vastata uudelleen ”muistuta”.',
      LOCKED: 'Viesti on lukittu liian monen väärän koodin takia. Vastaa ensin ”avaa lukitus”.',
      NOT_LOCKED: 'Viesti ei ole lukittu. Vastaanottaja voi avata sen linkillään.',
      TOO_OFTEN:
        'Tämä on jo tehty niin monta kertaa kuin voi. Linkin voi lähettää kolme kertaa ja numeron muuttaa kymmenen kertaa vuorokaudessa: yritä huomenna. Lukituksen voi avata kaksi kertaa; sen jälkeen viesti on lähetettävä uudelleen.',
      NO_NUMBER_NEEDED: 'Tämä viesti avataan ilman koodia, joten numeroa ei tarvita.',
      MALFORMED_PHONE:
        'Tämä ei ole kokonainen puhelinnumero. Kirjoita vastauksen alkuun matkapuhelinnumero eikä muuta, esimerkiksi 070-xxx xx xx.',
      PHONE_NOT_ALLOWED:
        'Numeroon ei voi lähettää tekstiviestiä täältä. Vastaa matkapuhelinnumerolla sallitusta maasta.',
    },
  },
  states: {
    ACCEPTED: 'Sähköposti, jossa linkki on, on matkalla',
    ANNOUNCED: 'Vastaanottaja on saanut linkin',
    HELD: 'Odottaa oikeaa matkapuhelinnumeroa',
    NUMBER_UNTOLD: 'Odottaa, että uutta numeroa koskeva sähköpostimme tulee sinulle perille',
    OPENED: 'Avattu',
    LOCKED: 'Lukittu liian monen väärän koodin takia',
    UNDELIVERABLE: 'Sähköposti, jossa linkki on, ei mennyt perille',
    RECALLED: 'Peruutettu ja poistettu',
    EXPIRED: 'Aika on päättynyt, ja viesti on poistettu',
  },
  words: {
    receiptsOn: { say: 'lukukuittaus päälle', does: 'saat tiedon, kun lähettämäsi viesti avataan' },
    forgetNumber: { say: 'unohda numero', does: 'unohdamme vastaanottajan numeron' },
  },
}
