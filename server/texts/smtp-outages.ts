/** What Haraka says of itself, without asking the server: one line in Swedish and in English, for people who see a bounce. */
export const outages = {
  tryAgain:
    'Brevet kan inte tas emot just nu; ditt e-postprogram försöker igen av sig självt. / ' +
    'The mail cannot be taken right now; your mail program tries again by itself.',
  busy:
    'Många brev tas emot just nu; ditt e-postprogram försöker igen av sig självt. / ' +
    'Many mails are being taken in right now; your mail program tries again by itself.',
  restarting: 'Sigill startas om; försök igen om en stund. / Sigill is restarting; try again in a moment.',
}

export const intakeRefusals = {
  notTrusted:
    'Bara organisationens egen e-postserver får skicka hit; logga in med STARTTLS och AUTH om du har ett konto. / ' +
    "Only the organisation's own mail server may send here; log in with STARTTLS and AUTH if you have an account.",
  encryptFirst: 'Kryptera med STARTTLS innan du loggar in. / Encrypt with STARTTLS before you log in.',
  tooManyLogins: 'För många felaktiga inloggningar; anslut igen. / Too many failed logins; connect again.',
  senderUnusable:
    'Avsändarens adress går inte att svara på; använd en vanlig adress som namn@kommun.se. / ' +
    "The sender's address cannot be answered; use an ordinary address such as name@company.com.",
  addressUnusable:
    'Skriv mottagarens adress utan %, !, citattecken och omvägar, till exempel anna@foretag.se.s. / ' +
    "Write the recipient's address without %, !, quotes and routes, for example anna@company.com.s.",
  lettersBeforeAt:
    'Före @ kan adresser här bara ha a–z, siffror och vanliga tecken; å, ä och ö går bra efter @. / ' +
    'Before the @ addresses here can only have a–z, digits and ordinary signs; other letters are fine after the @.',
  onlyBounces:
    'Den här adressen tar bara emot studsar; svara på meddelandet i stället. / ' +
    'This address takes bounces only; answer the message instead.',
  tooLarge: (megabytes: number) =>
    `Brevet är för stort; bilagor och text får vara högst ${String(megabytes)} MB tillsammans. / ` +
    `The mail is too large; attachments and text may be at most ${String(megabytes)} MB together.`,
  loneCarriageReturn:
    'Brevet har ett radslut som kan missbrukas (CR utan LF); skicka det från ett annat e-postprogram. / ' +
    'The mail has a line end that can be misused (CR without LF); send it from another mail program.',
  nul:
    'Brevet har ett nolltecken (NUL) i sig; skicka det från ett annat e-postprogram. / ' +
    'The mail has a NUL character in it; send it from another mail program.',
  lineTooLong:
    'Brevet har en rad som är längre än 64 kB; lägg texten i en bilaga. / ' +
    'The mail has a line longer than 64 kB; put the text in an attachment.',
}
