import type { OperatorTexts } from './sv.ts'

export const fi: OperatorTexts = {
  heading: 'Tilastot',
  intro:
    'Täältä lähetetyt suojatut viestit ja mitä niille on tähän mennessä tapahtunut. Yksi viesti yhdelle vastaanottajalle lasketaan yhdeksi.',
  signIn: {
    heading: 'Kirjaudu sisään',
    intro: 'Tämä sivu on Sigillin ylläpitäjille.',
    OPENID_CONNECT: 'Kirjaudut organisaatiosi tavallisella tunnuksella.',
    ONE_TIME_LINK: 'Suorita palvelimella alla oleva komento. Saat linkin, jolla voit kirjautua kerran.',
    button: 'Kirjaudu sisään',
    link: 'Linkillä kirjaudut tällä tietokoneella kahdeksaksi tunniksi. Se toimii kerran.',
    LINK_OVER: 'Linkki ei enää toimi. Se on jo käytetty tai yli 15 minuuttia vanha.',
    linkUnused:
      'Olet jo kirjautunut, joten linkkiä ei käytetty. Joku muu voi kirjautua sillä, kunnes se on 15 minuuttia vanha.',
    SESSION_OVER:
      'Et ole enää kirjautuneena. Kirjautuminen päättyy, kun sivua ei ole käytetty tuntiin, ja aina kahdeksan tunnin kuluttua.',
    REFUSED:
      'Kirjautuminen ei onnistunut. Yritä uudelleen. Jos se ei auta, tunnuksellasi ei ole oikeutta tänne: kysy niiltä, jotka hoitavat tunnuksianne.',
    FAILED: 'Kirjautumispalveluun ei saada juuri nyt yhteyttä. Yritä hetken kuluttua uudelleen.',
  },
  signOut: 'Kirjaudu ulos',
  period: {
    label: 'Aika',
    year: 'Viimeiset 12 kuukautta',
    thisYear: 'Tämä vuosi',
    lastYear: 'Viime vuosi',
    twoYears: 'Viimeiset 24 kuukautta',
  },
  download: 'Lataa tiedostona (CSV)',
  none: 'Tänä aikana ei ole lähetetty yhtään suojattua viestiä.',
  month: 'Kuukausi',
  total: 'Yhteensä',
  counting: 'Lasketaan …',
  medianHours: 'tuntia',
  charts: {
    category: {
      heading: 'Kenelle lähetetty',
      label: 'Pylväskaavio: lähetetyt viestit kuukausittain vastaanottajan mukaan. Luvut ovat viereisessä taulukossa.',
    },
    level: {
      heading: 'Millä suojauksella lähetetty',
      label: 'Pylväskaavio: lähetetyt viestit kuukausittain suojauksen mukaan. Luvut ovat viereisessä taulukossa.',
    },
    openedShare: {
      heading: 'Kuinka moni avataan',
      label: 'Viivakaavio: avattujen osuus kunkin kuukauden viesteistä. Luvut ovat viereisessä taulukossa.',
    },
    median: {
      heading: 'Kuinka pian ne avataan',
      label:
        'Viivakaavio: aika, jossa puolet avatuista viesteistä on avattu, tunteina. Luvut ovat viereisessä taulukossa.',
    },
    outcome: { heading: 'Kaikki kuukausittain' },
  },
  stillGrowing: 'Viime kuukausien luvut voivat vielä kasvaa: viestit, jotka voi vielä lukea, voidaan vielä avata.',
}
