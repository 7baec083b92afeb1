/** What of a mail, besides its envelope, rules may look at. */
export type MailFacts = {
  /** The values of a header field as they were written, by its name in lower case. */
  header: (name: string) => string[]
  /** The words that stand in the subject between `[` and `]`, in lower case. */
  subjectTags: ReadonlySet<string>
}

/** A message that came through the API. */
export const noMailFacts: MailFacts = { header: () => [], subjectTags: new Set() }
