/** Something that takes mails in, and that the bench measures. */
export type System = {
  /** a, b, c or d. */
  letter: string
  title: string
  smtpPort: number
  /** What a recipient's address must end in. */
  suffix: string
  /** When a mail is what the system makes of it: with the 250, or only once it is settled. */
  isDone: 'acknowledged' | 'settled'
  /** The processes that do the work by what they are, each with everything below it. */
  processes: Record<string, number[]>
  /** Resolves when nothing of what was taken is left to do: the mails that it owes are out. */
  settled: (mails: number, replies?: number) => Promise<void>
  stop: () => Promise<void>
}
