import type { DigestTexts } from './sv.ts'

export const fi: DigestTexts = {
  subject: ({ count }) =>
    count === 1 ? 'Suojattua viestiä ei ole avattu' : `${count} suojattua viestiä ei ole avattu`,
  why: 'Tämä on yhteenveto, enintään yksi päivässä. Onko asialla kiire? Soita ja kerro, että viesti odottaa.',
  endsTomorrow: 'Poistetaan viimeistään huomenna',
  notOpened: ({ days }) => (days === 1 ? 'Ei avattu vuorokauteen' : `Ei avattu ${days} päivään`),
  sentAt: ({ at }) => `Lähetetty ${at}`,
  until: ({ at }) => `Luettavissa ${at} asti`,
  held: 'Odottaa sinulta matkapuhelinnumeroa. Vastaa numerolla eikä muuta.',
  answer: 'Vastaa tästä',
  answerOne: 'Haluatko muuttaa jotain? Paina ”Vastaa tästä” ja kirjoita jokin näistä sanoista',
  status: 'Näytä tilanne',
}
