/** What can be asked of the mail server that discards: to keep what comes from now on, or no more. */
export type SmtpSinkQuestion = { keep?: boolean }

/** `taken`: mails since it started; `kept`: those kept since it was last asked, as they were sent. */
export type SmtpSinkAnswer = { port: number; taken: number; kept: string[] }
