import type { Language } from './language.ts'

/** What a sender is told when a mail is not taken. Each says what to write instead, in one sentence without line breaks. */
export type RefusalTexts = {
  NOT_PROTECTED: (p: { suffix: string }) => string
  MALFORMED_ADDRESS: (p: { suffix: string }) => string
  MISSPELT_SUFFIX: (p: { suggestion: string }) => string
  MISSPELT_DOMAIN: (p: { suggestion: string }) => string
  MALFORMED_PHONE: (p: { suffix: string }) => string
  MALFORMED_SUBJECT_PHONE: () => string
  PHONE_NOT_ALLOWED: () => string
  SMS_NOT_ALLOWED: () => string
  SENDER_NOT_ALLOWED: () => string
  OWN_ADDRESS: () => string
  COMMAND_EXPIRED: () => string
  COMMAND_WITH_OTHERS: () => string
  COMMAND_FROM_ELSEWHERE: () => string
  MESSAGE_CHANGED: () => string
  COMMAND_NOT_AUTHENTIC: () => string
  COMMAND_TOO_OFTEN: () => string
  TOO_LARGE: (p: { megabytes: number }) => string
  TEXT_TOO_LONG: (p: { megabytes: number }) => string
  MALFORMED_MAIL: () => string
  AUTOMATIC_MAIL: () => string
  AMBIGUOUS_PHONE: (p: { suffix: string }) => string
  MIXED_RECIPIENTS: (p: { suffix: string }) => string
  MAIL_RECALLED: () => string
  INFECTED: () => string
  UNSCANNABLE: () => string
}

const sv: RefusalTexts = {
  NOT_PROTECTED: ({ suffix }) => `Skriv ${suffix} sist i mottagarens adress, till exempel anna@foretag.se${suffix}.`,
  MALFORMED_ADDRESS: ({ suffix }) =>
    `Det som står före ${suffix} är ingen e-postadress; skriv till exempel anna@foretag.se${suffix}.`,
  MISSPELT_SUFFIX: ({ suggestion }) => `Adressen är felskriven; menade du ${suggestion}?`,
  MISSPELT_DOMAIN: ({ suggestion }) => `Adressens domän ser felskriven ut; menade du ${suggestion}?`,
  MALFORMED_PHONE: ({ suffix }) =>
    `Numret i adressen är inget helt telefonnummer; skriv till exempel anna@foretag.se.0701234567${suffix}.`,
  MALFORMED_SUBJECT_PHONE: () =>
    'Numret i ämnesraden är inget helt telefonnummer; skriv till exempel [SMS:0701234567].',
  PHONE_NOT_ALLOWED: () => 'Numret kan inte ta emot sms härifrån; skriv ett mobilnummer i ett land som är tillåtet.',
  SMS_NOT_ALLOWED: () =>
    'Till den här mottagaren får inga koder skickas med sms; skriv ett nytt mejl till adressen utan nummer.',
  SENDER_NOT_ALLOWED: () => 'Avsändaren får inte skicka skyddad e-post här; kontakta din it-avdelning.',
  COMMAND_EXPIRED: () =>
    'Tiden för meddelandet är slut, så det går inte längre att ändra; skicka det på nytt om det behövs.',
  COMMAND_WITH_OTHERS: () =>
    'Ett svar till Sigill kan inte ha fler mottagare; skicka det för sig, och skriv till de andra i ett eget mejl.',
  COMMAND_FROM_ELSEWHERE: () =>
    'Ingenting har gjorts, för svaret skickades inte från adressen som skickade meddelandet; svara från den brevlådan, eller följ länken till meddelandets sida.',
  MESSAGE_CHANGED: () =>
    'Ingenting har gjorts, för uppgifterna om meddelandet har ändrats hos oss på ett sätt som inte ska kunna ske; kontakta it-avdelningen.',
  COMMAND_NOT_AUTHENTIC: () =>
    'Ingenting har gjorts, för er e-postserver kunde inte intyga att svaret kommer från dig; fråga it-avdelningen (DMARC), eller följ länken till meddelandets sida.',
  COMMAND_TOO_OFTEN: () =>
    'Ingenting har gjorts, för så många svar om ett meddelande tas inte emot på ett dygn; försök i morgon, eller följ länken till meddelandets sida.',
  OWN_ADDRESS: () =>
    'Den här adressen tar inte emot e-post; har du fått en länk, öppna den och svara där, annars skriv till personens egen adress.',
  TEXT_TOO_LONG: ({ megabytes }) =>
    `Mejlets text får vara högst ${megabytes} MB; lägg det långa i en bilaga i stället.`,
  TOO_LARGE: ({ megabytes }) => `Mejlet är för stort; bilagorna får vara högst ${megabytes} MB tillsammans.`,
  MALFORMED_MAIL: () => 'Mejlet gick inte att läsa; skriv det på nytt i ditt e-postprogram.',
  AUTOMATIC_MAIL: () => 'Automatiska svar och utskick från e-postlistor tas inte emot här; skriv mejlet själv.',
  AMBIGUOUS_PHONE: ({ suffix }) =>
    `Det går inte att se vilket nummer som gäller för vem; skriv ett nummer för var och en, i adressen, till exempel anna@foretag.se.0701234567${suffix}.`,
  MIXED_RECIPIENTS: ({ suffix }) =>
    `Alla i Till och Kopia får mejlet, men alla har inte ${suffix}; skriv ${suffix} efter varje adress, eller skicka två mejl.`,
  MAIL_RECALLED: () =>
    'Du har återkallat det här mejlet från alla, så mottagaren har inte fått det; skriv ett nytt mejl om det behövs.',
  INFECTED: () =>
    'Ett virus hittades i mejlet; skicka det utan den smittade filen, och låt it-avdelningen se på datorn.',
  UNSCANNABLE: () =>
    'En bilaga kunde inte genomsökas efter virus; skicka den utan lösenord och inte packad i flera lager.',
}

const fi: RefusalTexts = {
  NOT_PROTECTED: ({ suffix }) =>
    `Kirjoita ${suffix} vastaanottajan osoitteen loppuun, esimerkiksi anna@yritys.fi${suffix}.`,
  MALFORMED_ADDRESS: ({ suffix }) =>
    `Ennen päätettä ${suffix} oleva osa ei ole sähköpostiosoite; kirjoita esimerkiksi anna@yritys.fi${suffix}.`,
  MISSPELT_SUFFIX: ({ suggestion }) => `Osoitteessa on kirjoitusvirhe; tarkoititko ${suggestion}?`,
  MISSPELT_DOMAIN: ({ suggestion }) =>
    `Osoitteen verkkotunnus näyttää väärin kirjoitetulta; tarkoititko ${suggestion}?`,
  MALFORMED_SUBJECT_PHONE: () =>
    'Aiherivin numero ei ole kokonainen puhelinnumero; kirjoita esimerkiksi [SMS:0701234567].',
  MALFORMED_PHONE: ({ suffix }) =>
    `Osoitteen numero ei ole kokonainen puhelinnumero; kirjoita esimerkiksi anna@yritys.fi.0701234567${suffix}.`,
  PHONE_NOT_ALLOWED: () =>
    'Numeroon ei voi lähettää tekstiviestiä täältä; kirjoita matkapuhelinnumero sallitusta maasta.',
  SMS_NOT_ALLOWED: () =>
    'Tälle vastaanottajalle ei saa lähettää koodeja tekstiviestillä; kirjoita uusi viesti osoitteeseen ilman numeroa.',
  SENDER_NOT_ALLOWED: () => 'Lähettäjä ei saa lähettää suojattua sähköpostia täältä; ota yhteyttä it-tukeen.',
  COMMAND_EXPIRED: () => 'Viestin aika on päättynyt, eikä sitä voi enää muuttaa; lähetä viesti tarvittaessa uudelleen.',
  COMMAND_WITH_OTHERS: () =>
    'Vastauksella Sigillille ei voi olla muita vastaanottajia; lähetä se erikseen ja kirjoita muille omassa viestissä.',
  COMMAND_FROM_ELSEWHERE: () =>
    'Mitään ei tehty, koska vastausta ei lähetetty osoitteesta, josta viesti lähetettiin; vastaa siitä postilaatikosta tai avaa viestin sivu linkistä.',
  MESSAGE_CHANGED: () =>
    'Mitään ei tehty, koska viestin tietoja on muutettu meillä tavalla, jonka ei pitäisi olla mahdollinen; ota yhteyttä it-tukeen.',
  COMMAND_NOT_AUTHENTIC: () =>
    'Mitään ei tehty, koska sähköpostipalvelimenne ei voinut vahvistaa, että vastaus on sinulta; kysy it-tuesta (DMARC) tai avaa viestin sivu linkistä.',
  COMMAND_TOO_OFTEN: () =>
    'Mitään ei tehty, koska yhdestä viestistä ei oteta vastaan näin monta vastausta vuorokaudessa; yritä huomenna tai avaa viestin sivu linkistä.',
  OWN_ADDRESS: () =>
    'Tämä osoite ei ota vastaan sähköpostia; jos olet saanut linkin, avaa se ja vastaa siellä, muuten kirjoita henkilön omaan osoitteeseen.',
  TEXT_TOO_LONG: ({ megabytes }) => `Viestin teksti saa olla enintään ${megabytes} Mt; laita pitkä osa liitteeseen.`,
  TOO_LARGE: ({ megabytes }) => `Viesti on liian suuri; liitteet saavat olla yhteensä enintään ${megabytes} Mt.`,
  MALFORMED_MAIL: () => 'Viestiä ei voitu lukea; kirjoita se uudelleen sähköpostiohjelmassasi.',
  AMBIGUOUS_PHONE: ({ suffix }) =>
    `Ei käy ilmi, mikä numero on kenenkin; kirjoita jokaiselle yksi numero osoitteeseen, esimerkiksi anna@yritys.fi.0701234567${suffix}.`,
  MIXED_RECIPIENTS: ({ suffix }) =>
    `Kaikki Vastaanottaja- ja Kopio-kentissä saavat viestin, mutta kaikilla ei ole päätettä ${suffix}; kirjoita ${suffix} jokaisen osoitteen perään tai lähetä kaksi viestiä.`,
  MAIL_RECALLED: () =>
    'Olet peruuttanut tämän viestin kaikilta, joten vastaanottaja ei ole saanut sitä; kirjoita tarvittaessa uusi viesti.',
  AUTOMATIC_MAIL: () => 'Automaattisia vastauksia ja postituslistojen viestejä ei oteta vastaan; kirjoita viesti itse.',
  INFECTED: () => 'Viestistä löytyi virus; lähetä se ilman saastunutta tiedostoa ja pyydä it-tukea tarkistamaan kone.',
  UNSCANNABLE: () =>
    'Liitettä ei voitu tarkistaa virusten varalta; lähetä se ilman salasanaa ja pakkaamatta moneen kertaan.',
}

const en: RefusalTexts = {
  NOT_PROTECTED: ({ suffix }) =>
    `Write ${suffix} at the end of the recipient's address, for example anna@company.com${suffix}.`,
  MALFORMED_ADDRESS: ({ suffix }) =>
    `What stands before ${suffix} is not a mail address; write for example anna@company.com${suffix}.`,
  MISSPELT_SUFFIX: ({ suggestion }) => `The address is misspelt; did you mean ${suggestion}?`,
  MISSPELT_DOMAIN: ({ suggestion }) => `The domain of the address looks misspelt; did you mean ${suggestion}?`,
  MALFORMED_SUBJECT_PHONE: () =>
    'The number in the subject is not a whole telephone number; write for example [SMS:0701234567].',
  MALFORMED_PHONE: ({ suffix }) =>
    `The number in the address is not a whole telephone number; write for example anna@company.com.0701234567${suffix}.`,
  PHONE_NOT_ALLOWED: () =>
    'No SMS can be sent to this number from here; write a mobile number in a country that is allowed.',
  SMS_NOT_ALLOWED: () =>
    'No codes may be sent by SMS to this recipient; write a new mail to the address without a number.',
  SENDER_NOT_ALLOWED: () => 'This sender may not send protected mail here; ask your IT department.',
  COMMAND_EXPIRED: () =>
    'The time of the message is over and it cannot be changed any more; send it again if it is needed.',
  COMMAND_WITH_OTHERS: () =>
    'A reply to Sigill cannot have other recipients; send it by itself, and write to the others in a mail of its own.',
  COMMAND_FROM_ELSEWHERE: () =>
    'Nothing was done, since the reply was not sent from the address that sent the message; reply from that mailbox, or follow the link to the page of the message.',
  MESSAGE_CHANGED: () =>
    'Nothing was done, since the details of the message were changed here in a way that should not be possible; contact your IT department.',
  COMMAND_NOT_AUTHENTIC: () =>
    'Nothing was done, since your mail server could not confirm that the reply is from you; ask your IT department (DMARC), or follow the link to the page of the message.',
  COMMAND_TOO_OFTEN: () =>
    'Nothing was done, since so many replies about one message are not taken in a day; try again tomorrow, or follow the link to the page of the message.',
  OWN_ADDRESS: () =>
    "This address takes no mail; if you got a link, open it and reply there, otherwise write to the person's own address.",
  TEXT_TOO_LONG: ({ megabytes }) =>
    `The text of a mail may be at most ${megabytes} MB; put what is long into an attachment instead.`,
  TOO_LARGE: ({ megabytes }) => `The mail is too large; its attachments may be at most ${megabytes} MB together.`,
  MALFORMED_MAIL: () => 'The mail could not be read; write it again in your mail program.',
  AMBIGUOUS_PHONE: ({ suffix }) =>
    `It is not clear which number is whose; write one number for each, in the address, for example anna@company.com.0701234567${suffix}.`,
  MIXED_RECIPIENTS: ({ suffix }) =>
    `All in To and Cc get this mail, but not all have ${suffix}; write ${suffix} after each address, or send two mails.`,
  MAIL_RECALLED: () =>
    'You have recalled this mail from everybody, so the recipient has not got it; write a new mail if it is needed.',
  AUTOMATIC_MAIL: () => 'Automatic answers and mails from lists are not taken here; write the mail yourself.',
  INFECTED: () =>
    'A virus was found in the mail; send it without the infected file, and let your IT department look at the computer.',
  UNSCANNABLE: () =>
    'An attachment could not be searched for viruses; send it without a password and not packed several times over.',
}

const texts: Record<Language, RefusalTexts> = { sv, fi, en }

/** One line in the organisation's language and in English, since a mail program shows it to whoever wrote. */
export function refusalSentence(language: Language, sentence: (texts: RefusalTexts) => string): string {
  const own = sentence(texts[language])
  return language === 'en' ? own : `${own} / ${sentence(en)}`
}
