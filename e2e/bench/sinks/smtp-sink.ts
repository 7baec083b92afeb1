/** What can be asked of the mail server that discards: to keep what comes from now on, or no more and to hand it over. */
export type SmtpSinkQuestion = { keep?: boolean }

/** `taken`: mails since it started; `kept`: as they were sent. */
export type SmtpSinkAnswer = { port: number; taken: number; kept: string[] }
