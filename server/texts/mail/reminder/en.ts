import type { ReminderTexts } from './sv.ts'

export const en: ReminderTexts = {
  subject: ({ sender, organisation }) => `Reminder: protected message from ${sender}, ${organisation}`,
  preheader: ({ until }) => `It is deleted on ${until}. You need neither an app nor an account.`,
  heading: 'A protected message is waiting for you',
  moreTime: ({ until }) =>
    `The message is deleted on ${until}. Not enough time? Open the link: during the last week you can ask the sender for more time there.`,
}
