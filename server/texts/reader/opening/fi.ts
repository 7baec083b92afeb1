import type { OpeningTexts } from './sv.ts'

export const fi: OpeningTexts = {
  app: {
    name: 'Sigill',
    skipToContent: 'Siirry sisältöön',
    language: 'Kieli',
    inbox: 'Viestit tällä laitteella',
    about: 'Tietoa Sigillistä',
    madeFor: 'Sigill suojaa viestit, joita ei pidä lähettää tavallisessa sähköpostissa.',
  },
  start: {
    heading: 'Lue suojattu viestisi',
    intro:
      'Oletko saanut sähköpostin, jonka mukaan sinua odottaa suojattu viesti? Paina sähköpostissa olevaa painiketta.',
    stepsHeading: 'Näin se toimii',
    steps: [
      'Avaat sähköpostissa olevan linkin ja näet, kuka on kirjoittanut.',
      'Joskus saat tekstiviestillä koodin, jotta kukaan muu ei voi lukea viestiä.',
      'Luet viestin täällä ja voit vastata siihen yhtä turvallisesti. Et tarvitse tunnusta etkä sovellusta.',
    ],
  },
  nowhere: {
    heading: 'Sivua ei ole',
    text: 'Tarkista osoite tai palaa Sigillin sähköpostiin ja paina siinä olevaa painiketta. Viestillesi ei ole tapahtunut mitään.',
  },
  link: {
    heading: 'Eikö sähköpostin painike toimi?',
    label: 'Sähköpostissa oleva linkki',
    labelOrCode: 'Sähköpostissa oleva linkki tai koodi',
    hint: 'Kopioi koko linkki ja liitä se tähän.',
    hintOrCode: 'Kopioi koko linkki tai koodi ja liitä se tähän.',
    proceed: 'Jatka',
    notALink:
      'Tämä ei ole kokonainen linkki tai koodi. Kopioi sähköpostista koko rivi alusta loppuun ja yritä uudelleen.',
    needsLink: 'Koodi ei riitä tässä. Kopioi sähköpostista koko linkki alusta (https) loppuun.',
  },
  inbox: {
    heading: 'Viestit tällä laitteella',
    intro:
      'Nämä viestit olet avannut tällä laitteella. Niiden sisältöä ei säilytetä täällä, vaan se haetaan uudelleen joka kerta.',
    openedOn: ({ date }) => `Avattu ${date}`,
    readableUntil: ({ date }) => `Luettavissa ${date} asti`,
    remove: 'Poista laitteelta',
    removeFrom: ({ sender }) => `Poista laitteelta: viesti lähettäjältä ${sender}`,
    removed: 'Poistettu laitteelta. Voit avata viestin uudelleen sähköpostissa olevalla linkillä.',
    emptyHeading: 'Täällä ei ole vielä mitään',
    empty:
      'Kun avaat suojatun viestin sähköpostissa olevalla linkillä, se tulee tähän luetteloon, jotta löydät sen uudelleen. Kun viestin aika päättyy, se häviää itsestään.',
    unavailable:
      'Selain ei tallenna tänne mitään, ehkä siksi, että ikkuna on yksityinen. Avaa viesti sähköpostissa olevalla linkillä.',
  },
  erasedSender: 'lähettäjä, jota ei enää ole',
  looking: 'Haetaan …',
  summary: {
    title: 'Suojattu viesti',
    heading: 'Suojattu viesti lähettäjältä',
    from: 'Lähettäjä',
    to: 'Vastaanottaja',
    sent: 'Lähetetty',
    readableUntil: 'Luettava viimeistään',
    next: 'Kun avaat viestin',
    nextLink: 'Viesti näytetään heti.',
    nextPin: ({ phone }) => `Koodi lähetetään tekstiviestillä numeroon ${phone}.`,
    open: 'Avaa viesti',
    opening: 'Avataan …',
    haveCode: 'Minulla on jo koodi',
    genuine: 'Onko tämä aito?',
    genuineHost: ({ host }) => `Selaimen osoiterivillä pitää lukea ${host}.`,
    genuineNever:
      'Emme koskaan kysy täällä salasanaa, kortin numeroa tai pankkitietoja. Ainoa, mitä voit joutua kirjoittamaan, on tekstiviestillä tullut koodi.',
    genuineAsk: ({ sender }) => `Etkö tunne lähettäjää (${sender})? Soita numeroon, jonka etsit itse, ja kysy.`,
  },
  pin: {
    title: 'Kirjoita koodi',
    heading: 'Kirjoita tekstiviestissä oleva koodi',
    sent: ({ phone }) => `Lähetimme kuusinumeroisen koodin tekstiviestillä numeroon ${phone}.`,
    validUntil: ({ time }) => `Koodi on voimassa klo ${time} asti.`,
    label: 'Koodi',
    proceed: 'Jatka',
    checking: 'Tarkistetaan koodia …',
    sixDigits: 'Koodissa on kuusi numeroa. Kirjoita kaikki kuusi.',
    wrong: ({ triesLeft }) =>
      `Koodi ei ole oikea. Katso tekstiviestiä ja yritä uudelleen. Sinulla on ${triesLeft} ${triesLeft === 1 ? 'yritys' : 'yritystä'} jäljellä.`,
    usedUp: 'Koodi ei ole oikea, eikä sitä voi enää käyttää. Pyydä uusi koodi.',
    notValid: 'Tämä koodi ei ole enää voimassa. Pyydä uusi koodi, niin lähetämme uuden tekstiviestin.',
    report: {
      SENT: 'Tekstiviesti on matkalla. Se kestää yleensä muutaman sekunnin.',
      DELIVERED: 'Tekstiviesti on tullut perille.',
      FAILED:
        'Tekstiviesti ei tullut perille. Tarkista, että puhelin on päällä ja kentän alueella, ja pyydä uusi koodi.',
    },
    resend: 'Lähetä uusi koodi',
    resendIn: ({ seconds }) => `Voit pyytää uuden koodin ${seconds} sekunnin kuluttua.`,
    resent: 'Uusi koodi on matkalla. Vanha ei ole enää voimassa.',
  },
  moreTime: {
    press: 'Pyydä lisää aikaa',
    asked: ({ sender }) =>
      `Olemme kysyneet lähettäjältä (${sender}). Jos saat lisää aikaa, se näkyy täällä, kun avaat linkin uudelleen.`,
  },
  wrongNumber: {
    press: 'Tämä ei ole minun numeroni',
    heading: 'Eikö tämä ole sinun numerosi?',
    text: ({ phone, sender }) =>
      `Koodi lähetetään numeroon ${phone}. Kerromme lähettäjälle (${sender}), että numero on väärä, ja pyydämme uuden numeron.`,
    meanwhile: 'Viestiä ei voi avata ennen sitä.',
    yes: 'Kyllä, numero on väärä',
    no: 'Peruuta',
    notTaken: ({ sender }) =>
      `Numeroa on korjattu jo monta kertaa. Ota itse yhteyttä lähettäjään (${sender}), mutta älä kirjoita mitään arkaluonteista tavalliseen sähköpostiin.`,
  },
  pinUnavailable: {
    SMS_FAILED: {
      heading: 'Tekstiviestiä ei voitu lähettää',
      text: 'Et ole tehnyt mitään väärin. Viesti on yhä tallessa ja suojattuna.',
    },
    TOO_MANY: {
      heading: 'Koodeja ei voi nyt lähettää enempää',
      text: 'Viestin suojaamiseksi lähetämme vain muutaman koodin päivässä. Viesti on yhä tallessa.',
    },
    retryAt: ({ moment }) => `Yritä uudelleen ${moment} jälkeen.`,
    retryLater: 'Odota hetki ja yritä uudelleen. Eikö se vieläkään onnistu? Soita lähettäjälle ja pyydä uusi viesti.',
    haveCode: 'Minulla on koodi',
  },
  held: {
    title: 'Odottaa numeroa',
    heading: 'Viesti odottaa oikeaa numeroa',
    text: {
      PHONE_MISSING: 'Lähettäjä ei ole antanut numeroa, johon koodin voi lähettää.',
      WRONG_NUMBER: 'Numero, johon koodi lähetetään, pitää korjata tai vahvistaa.',
      SMS_UNDELIVERABLE: 'Tekstiviesti ei mene perille tähän numeroon.',
      NUMBER_UNTOLD: 'Uusi numero on annettu. Se on pian voimassa.',
    },
    next: ({ sender }) =>
      `Olemme kertoneet siitä lähettäjälle (${sender}). Kun oikea numero on annettu, avaat viestin samasta linkistä. Onko asialla kiire? Soita numeroon, jonka etsit itse.`,
    untold: {
      heading: 'Viesti odottaa numeron vahvistusta',
      next: 'Yritä hetken kuluttua uudelleen samasta linkistä.',
    },
  },
  locked: {
    title: 'Lukittu',
    heading: 'Viesti on lukittu',
    text: 'Väärä koodi on kirjoitettu liian monta kertaa. Jotta kukaan ei voisi arvata koodia, viestiä ei voi nyt avata.',
    next: ({ sender }) =>
      `Olemme ilmoittaneet asiasta lähettäjälle (${sender}), joka voi avata lukituksen tai lähettää viestin uudelleen.`,
    caution:
      'Onko asialla kiire? Soita numeroon, jonka etsit itse. Älä kirjoita mitään arkaluonteista tavalliseen sähköpostiin.',
  },
  unknown: {
    title: 'Linkkiä ei voi avata',
    heading: 'Tätä linkkiä ei voi avata',
    text: 'Linkki ei ehkä ole kokonainen, tai viestiä ei enää ole. Palaa sähköpostiin ja paina siinä olevaa painiketta.',
  },
  expired: {
    title: 'Aika on päättynyt',
    heading: 'Viestin aika on päättynyt',
    text: 'Viesti on poistettu liitteineen, eikä sitä saa takaisin.',
    next: 'Tarvitsetko sitä vielä? Pyydä lähettäjää lähettämään se uudelleen.',
  },
  recalled: {
    title: 'Peruutettu',
    heading: 'Viesti on peruutettu',
    text: 'Lähettäjä on peruuttanut viestin. Se on poistettu liitteineen, eikä sitä voi enää lukea.',
    next: 'Sinun ei tarvitse tehdä mitään. Jos haluat tietää syyn, kysy lähettäjältä.',
  },
  outage: {
    title: 'Yritä uudelleen',
    OFFLINE: {
      heading: 'Verkkoyhteyttä ei ole',
      text: 'Viesti on yhä tallessa. Yritämme uudelleen heti, kun olet verkossa.',
    },
    SERVER_DOWN: {
      heading: 'Viestiä ei voi hakea juuri nyt',
      text: 'Et ole tehnyt mitään väärin. Viesti on yhä tallessa ja suojattuna. Yritä uudelleen hetken kuluttua.',
    },
    retry: 'Yritä uudelleen',
    notDone: {
      OFFLINE: 'Verkkoyhteyttä ei ole. Yritä uudelleen, kun olet verkossa.',
      SERVER_DOWN: 'Tämä ei onnistunut juuri nyt, mutta et ole tehnyt mitään väärin. Yritä uudelleen hetken kuluttua.',
    },
  },
}
