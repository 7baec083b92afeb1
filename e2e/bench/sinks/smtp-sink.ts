/** What can be asked of the mail server that discards: to keep what comes from now on, or no more; and to hand over what it has kept. */
export type SmtpSinkQuestion = { keep?: boolean; handOver?: boolean }

/** `taken`: notices and replies since it started, without the reports to senders; `kept`: those handed over, as they were sent. */
export type SmtpSinkAnswer = { port: number; taken: number; kept: string[] }
