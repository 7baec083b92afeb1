import { refusalSentence } from './refusals.ts'
/** What Haraka says of itself, without asking the server: one line in Swedish and in English, for people who see a bounce. */
export const outages = {
  tryAgain:
    'Mejlet kan inte tas emot just nu; e-postservern försöker igen. Har du fått mejlet i retur, skicka det på nytt. / ' +
    'The mail cannot be taken right now; the mail server tries again. If it came back to you, send it again.',
  busy:
    'Många mejl tas emot just nu; e-postservern försöker igen. Har du fått mejlet i retur, skicka det på nytt. / ' +
    'Many mails are being taken in right now; the mail server tries again. If it came back to you, send it again.',
  tooManyConnections:
    'Det är för många anslutningar; försök igen om en stund. / There are too many connections; try again in a moment.',
  tooSlow: 'Det dröjde för länge; anslut igen. / It took too long; connect again.',
  restarting: 'Sigill startas om; försök igen om en stund. / Sigill is restarting; try again in a moment.',
}

export const intakeRefusals = {
  notTrusted:
    'Hit går det inte att skicka e-post; har du fått en länk till ett meddelande, öppna den och svara där. ' +
    'E-postserver: logga in med STARTTLS och AUTH. / ' +
    'No mail can be sent here; if you got a link to a message, open it and reply there. ' +
    'Mail server: log in with STARTTLS and AUTH.',
  encryptFirst: 'Kryptera med STARTTLS innan du loggar in. / Encrypt with STARTTLS before you log in.',
  tooManyLogins: 'För många felaktiga inloggningar; anslut igen. / Too many failed logins; connect again.',
  tooManyTries:
    'För många felaktiga inloggningar; försök igen om en kvart. / Too many failed logins; try again in a quarter of an hour.',
  notYourSender:
    'Den här inloggningen får inte skicka från den adressen; använd din egen adress. / ' +
    'This login may not send from that address; use your own address.',
  senderUnusable:
    'Avsändarens adress går inte att svara på; använd en vanlig adress som namn@kommun.se. / ' +
    "The sender's address cannot be answered; use an ordinary address such as name@company.com.",
  addressUnusable: ({ suffix }: { suffix: string }) =>
    `Skriv mottagarens adress utan %, !, citattecken och omvägar, till exempel anna@foretag.se${suffix}. / ` +
    `Write the recipient's address without %, !, quotes and routes, for example anna@company.com${suffix}.`,
  addressUnreadable: ({ suffix }: { suffix: string }) =>
    `Adressen går inte att läsa; skriv till exempel anna@foretag.se${suffix} eller anna@foretag.se.0701234567${suffix}, ` +
    'numret bara med siffror. / ' +
    `The address cannot be read; write for example anna@company.com${suffix} or anna@company.com.0701234567${suffix}, ` +
    'the number in digits only.',
  commandUnreadable: 'Kommandot gick inte att läsa. / The command cannot be read.',
  lettersBeforeAt:
    'Adressen har andra bokstäver än a-z före @, och det klarar inte e-postservern som skickar. / ' +
    'The address has other letters than a-z before the @, which the sending mail server cannot handle.',
  onlyBounces:
    'Den här adressen tar inte emot e-post; har du fått en länk, öppna den och svara där, ' +
    'annars skriv till personens egen adress. / ' +
    'This address takes no mail; if you got a link, open it and reply there, ' +
    "otherwise write to the person's own address.",
  tooLarge: (megabytes: number) => refusalSentence('sv', (texts) => texts.TOO_LARGE({ megabytes })),
  badLineEnd:
    'Mejlet har radslut som kan missbrukas (CR utan LF eller LF utan CR); skicka det från ett annat e-postprogram. / ' +
    'The mail has line ends that can be misused (CR without LF, or LF without CR); send it from another mail program.',
  nul:
    'Mejlet har ett nolltecken (NUL) i sig; skicka det från ett annat e-postprogram. / ' +
    'The mail has a NUL character in it; send it from another mail program.',
  lineTooLong:
    'Mejlet har en rad som är längre än 64 kB; lägg texten i en bilaga. / ' +
    'The mail has a line longer than 64 kB; put the text in an attachment.',
}
