export const sv = {
  subject: ({ count }: { count: number }) =>
    count === 1 ? 'Ett skyddat meddelande är inte öppnat' : `${count} skyddade meddelanden är inte öppnade`,
  why: 'Det här är en sammanfattning, högst en om dagen. Är det bråttom? Ring och säg att ett meddelande väntar.',
  endsTomorrow: 'Raderas senast i morgon',
  notOpened: ({ days }: { days: number }) => (days === 1 ? 'Inte öppnat på ett dygn' : `Inte öppnat på ${days} dagar`),
  sentAt: ({ at }: { at: string }) => `Skickat ${at}`,
  until: ({ at }: { at: string }) => `Kan läsas till ${at}`,
  held: 'Väntar på ett mobilnummer från dig. Svara med numret och inget annat.',
  answer: 'Svara om det här',
  answerOne: 'Vill du ändra något? Tryck på ”Svara om det här” och skriv ett av orden',
  status: 'Visa status',
}

export type DigestTexts = typeof sv
