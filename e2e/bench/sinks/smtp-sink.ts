/** What can be asked of the mail server that discards: to keep what comes from now on, or no more; and to hand over what it has kept. */
export type SmtpSinkQuestion = { keep?: boolean; handOver?: boolean }

/** `taken`: mails since it started; `kept`: those handed over, as they were sent. */
export type SmtpSinkAnswer = { port: number; taken: number; kept: string[] }
