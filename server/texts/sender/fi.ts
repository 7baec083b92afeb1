import type { SenderTexts } from './sv.ts'

export const fi: SenderTexts = {
  title: 'Lähetetty viesti',
  intro: 'Viestin sisältöä ei näytetä täällä.',
  facts: {
    from: 'Lähettäjä',
    readableUntil: 'Luettavissa viimeistään',
    wasReadableUntil: 'Oli luettavissa viimeistään',
    opened: 'Avattu',
    openedBy: ({ opened, of }) => `${opened}/${of} vastaanottajasta`,
    opensWith: 'Avataan',
    withLink: 'Linkillä',
    withCode: 'Linkillä ja tekstiviestikoodilla',
    announced: 'Sähköposti perillä',
    replied: 'Vastasi',
    moreTimeAsked: 'Pyysi lisäaikaa',
  },
  openedOn: { PHONE: 'puhelimella', TABLET: 'tabletilla', COMPUTER: 'tietokoneella' },
  message: 'Viesti',
  recipients: ({ count }) => (count === 1 ? '1 vastaanottaja' : `${count} vastaanottajaa`),
  erased: 'Vastaanottajan tiedot on poistettu',
  status: {
    ON_ITS_WAY: {
      label: 'Linkki on matkalla',
      text: 'Sähköposti tulee yleensä perille muutamassa sekunnissa. Jos se ei tule perille, saat siitä sähköpostin.',
    },
    WAITING: {
      label: 'Ei vielä avattu',
      text: 'Vastaanottaja on saanut sähköpostin, jossa linkki on.',
    },
    OPENED: {
      label: 'Avattu',
      text: 'Jos vastaanottaja vastaa, vastaus tulee tavalliseen sähköpostiisi.',
    },
    REPLIED: { label: 'Vastattu', text: 'Vastaus on tavallisessa sähköpostissasi.' },
    PHONE_MISSING: {
      label: 'Puhelinnumero puuttuu',
      text: 'Viesti avataan koodilla, joka lähetetään tekstiviestillä. Kirjoita vastaanottajan matkapuhelinnumero, niin lähetämme linkin.',
    },
    WRONG_NUMBER: {
      label: 'Väärä puhelinnumero',
      text: 'Linkin avannut henkilö ilmoitti, että numero ei ole oikea. Selvitä vastaanottajan numero turvallisesti, ei tavallisella sähköpostilla, ja kirjoita se tähän.',
    },
    SMS_UNDELIVERABLE: {
      label: 'Tekstiviesti ei tule perille',
      text: 'Tähän numeroon ei voitu lähettää tekstiviestiä. Kirjoita numero, joka voi vastaanottaa tekstiviestejä. Jos puhelin oli vain suljettuna, voit antaa saman numeron uudelleen.',
    },
    NUMBER_UNTOLD: {
      label: 'Uusi numero, voimassa pian',
      text: 'Saat ensin sähköpostin uudesta numerosta. Kun se on tullut perille, koodi lähetetään siihen. Sinun ei tarvitse tehdä mitään.',
    },
    LOCKED: {
      label: 'Lukittu',
      text: 'Väärä koodi on kirjoitettu liian monta kertaa. Puhu ensin vastaanottajan kanssa, jotta tiedät, kuka on yrittänyt. Avaa lukitus sitten.',
    },
    UNDELIVERABLE: {
      label: 'Sähköposti ei tullut perille',
      text: 'Onko osoite oikea? Lähetä linkki uudelleen hetken kuluttua. Onko osoite väärä? Peruuta viesti ja lähetä se uudelleen oikeaan osoitteeseen.',
    },
    RECALLED: { label: 'Peruutettu', text: 'Viesti on poistettu, eikä sitä voi lukea.' },
    EXPIRED: {
      label: 'Aika on päättynyt',
      text: 'Viesti on poistettu, eikä sitä voi lukea. Jos sitä tarvitaan vielä, lähetä se uudelleen.',
    },
  },
  action: {
    RECALL: 'Peruuta viesti',
    SEND_NOTICE_AGAIN: 'Lähetä linkki uudelleen',
    GIVE_NUMBER: 'Vaihda puhelinnumero',
    UNLOCK: 'Avaa lukitus',
    EXTEND: 'Anna lisää aikaa',
    recallAll: 'Peruuta viesti kaikilta',
  },
  cancel: 'Takaisin',
  recall: {
    heading: ({ recipient }) => `Peruutetaanko viesti vastaanottajalta ${recipient}?`,
    headingAll: ({ count }) => `Peruutetaanko viesti kaikilta (${count})?`,
    text: 'Viestiä ei voi enää avata. Jos se on jo auki jonkun näytöllä, se voi näkyä, kunnes sivu suljetaan. Tätä ei voi perua.',
    opened: 'Viesti on jo avattu. Emme voi ottaa takaisin sitä, minkä vastaanottaja on lukenut tai tallentanut.',
  },
  extend: {
    heading: 'Anna lisää aikaa',
    text: 'Kaikki vastaanottajat voivat lukea viestiä pidempään.',
    choose: 'Kuinka kauan?',
    days: ({ days }) => (days === 1 ? '1 päivä lisää' : `${days} päivää lisää`),
    until: ({ date }) => `${date} asti`,
  },
  number: {
    heading: ({ recipient }) => `Uusi puhelinnumero: ${recipient}`,
    text: 'Seuraava koodi lähetetään tähän numeroon. Jos se on eri kuin ennen, voit saada siitä ensin sähköpostin. Jo lähetetyt koodit eivät enää kelpaa.',
    label: 'Matkapuhelinnumero',
    hint: 'Esimerkiksi 070-123 45 67',
    give: 'Tallenna numero',
    announce: 'Tallenna ja lähetä',
  },
  done: {
    RECALL: 'Viesti on peruutettu. Vastaanottaja ei voi enää lukea sitä.',
    SEND_NOTICE_AGAIN: 'Linkki on taas matkalla vastaanottajalle.',
    GIVE_NUMBER: ({ hasLink }) =>
      hasLink ? 'Numero on tallennettu. Vastaanottajan saama linkki toimii.' : 'Numero on tallennettu.',
    UNLOCK: 'Lukitus on avattu. Vastaanottaja voi yrittää uudelleen samalla linkillä.',
    EXTEND: ({ date }) => `Viesti on nyt luettavissa ${date} asti.`,
    recallAll: 'Viesti on peruutettu kaikilta. Kukaan ei voi enää lukea sitä.',
  },
  refused: {
    UNKNOWN: 'Tämä ei onnistunut. Avaa sivu uudelleen Sigillin lähettämässä sähköpostissa olevalla linkillä.',
    ENDED: 'Viesti on jo poistettu.',
    CHANGED:
      'Jotain on vialla: vastaanottajan tietoja on muutettu meillä. Viestin voi vain peruuttaa. Ota yhteyttä it-tukeen.',
    DAYS_NOT_ALLOWED: 'Aikaa ei voi pidentää näin paljon. Valitse vähemmän päiviä.',
    LINK_NOT_KEPT:
      'Linkkiä ei enää säilytetä, joten sitä ei voi lähettää uudelleen. Vastaanottajalla on se sähköpostissaan.',
    ON_ITS_WAY: 'Linkki on jo matkalla. Odota hetki.',
    HELD: 'Ensin tarvitaan puhelinnumero.',
    NUMBER_UNTOLD: 'Uutta numeroa koskevan sähköpostimme pitää ensin tulla sinulle perille. Yritä sitten uudelleen.',
    LOCKED: 'Viesti on lukittu. Avaa lukitus ensin.',
    NOT_LOCKED: 'Viesti ei ole enää lukittu.',
    TOO_OFTEN:
      'Tämä on tehty niin monta kertaa kuin on mahdollista. Yritä huomenna. Jos viesti on lukittu, odottaminen ei auta: lähetä se uudelleen.',
    NO_NUMBER_NEEDED: 'Tämä viesti avataan ilman koodia, joten numeroa ei tarvita.',
    MALFORMED_PHONE: 'Tämä ei ole kokonainen puhelinnumero. Kirjoita kaikki numerot, esimerkiksi 070-123 45 67.',
    PHONE_NOT_ALLOWED: 'Tähän numeroon emme voi lähettää tekstiviestiä. Kirjoita matkapuhelinnumero.',
  },
  unknown: {
    title: 'Sivua ei voi näyttää',
    heading: 'Tätä sivua ei voi näyttää',
    text: 'Linkki ei ehkä ole kokonainen, tai sen aika on päättynyt. Avaa se uudelleen viestiä koskevasta sähköpostista.',
  },
  changed: {
    title: 'Viestissä on jotain vialla',
    heading: 'Tässä viestissä on jotain vialla',
    text: 'Sen tietoja on muutettu meillä tavalla, jonka ei pitäisi olla mahdollinen. Siksi niitä ei näytetä. Ota yhteyttä it-tukeen.',
  },
}
