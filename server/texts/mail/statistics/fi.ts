import type { StatisticsMailTexts } from './sv.ts'

export const fi: StatisticsMailTexts = {
  subject: ({ month }) => `Suojatut viestit, ${month}`,
  heading: ({ month }) => `Suojatut viestit, ${month}`,
  preheader: ({ deliveries, opened }) => `Lähetetty ${deliveries}, avattu ${opened}.`,
  none: 'Kukaan ei lähettänyt suojattua viestiä tuon kuukauden aikana.',
  whatCounts:
    'Yksi viesti yhdelle vastaanottajalle lasketaan yhdeksi. Luvut kertovat, mitä on tapahtunut tähän päivään mennessä. Ne voivat siis kasvaa: viestit, jotka voi vielä lukea, voidaan vielä avata.',
  before: ({ month, value }) => `${month}: ${value}`,
  byCategory: 'Kenelle',
  byLevel: 'Millä suojauksella',
  openedOf: ({ opened, median }) => `avattu ${opened}, joista puolella avaamiseen kului enintään ${median}`,
  noneOpened: 'yhtään ei ole avattu',
  open: 'Katso tilastot',
  file: 'Kuun luvut ovat myös liitteessä, jonka voit avata Excelissä. Siinä sanat ovat englanniksi: ALL tarkoittaa kaikkia yhdessä, ja mediaani on sekunteina.',
  sentBy: ({ organisation }) =>
    `Automaattinen viesti Sigillistä, lähettäjänä ${organisation}. Tähän ei voi vastata. Etkö halua näitä viestejä? Kerro siitä Sigillin ylläpitäjälle (asetus STATISTICS_MAIL_TO).`,
}
