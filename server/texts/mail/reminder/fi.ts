import type { ReminderTexts } from './sv.ts'

export const fi: ReminderTexts = {
  subject: ({ sender, organisation }) => `Muistutus: suojattu viesti, ${sender}, ${organisation}`,
  preheader: ({ until }) => `Se poistetaan ${until}. Et tarvitse sovellusta etkä tunnusta.`,
  heading: 'Suojattu viesti odottaa sinua',
  moreTime: ({ until }) =>
    `Viesti poistetaan ${until}. Etkö ehdi sitä ennen? Avaa linkki: viimeisen viikon aikana voit pyytää siellä lähettäjältä lisää aikaa.`,
}
