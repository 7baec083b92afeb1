import type { NoticeFacts } from '../facts.ts'

/** What a reminder says otherwise than the notice. */
export const sv = {
  subject: ({ sender, organisation }: NoticeFacts) => `Påminnelse: skyddat meddelande från ${sender}, ${organisation}`,
  preheader: ({ until }: NoticeFacts) => `Det raderas ${until}. Du behöver varken app eller konto.`,
  heading: 'Ett skyddat meddelande väntar på dig',
  moreTime: ({ until }: NoticeFacts) =>
    `Meddelandet raderas ${until}. Hinner du inte före dess? Öppna länken: under den sista veckan kan du där be avsändaren om mer tid.`,
}

export type ReminderTexts = typeof sv
