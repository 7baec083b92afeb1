import type { Connection, Next, Plugin } from 'haraka'
import type { AcceptMailResult } from '../contract/accept-mail.ts'

type Line = { data: string }

/**
 * The last stop of every line that Haraka logs. Its lines about one client at level notice repeat addresses, replies
 * and numbers, so they are left out: ours say what an operator needs. The rest passes without addresses and numbers.
 */
export function logHook({ print, now }: { print: (line: string) => void; now: () => Date }) {
  return (next: Next, _logger: unknown, { data }: Line): void => {
    if (!isAboutClient(data)) print(`${now().toISOString()} ${redact(data)}`)
    next(printed)
  }
}

/** Anything but "continue" keeps Haraka from printing a line. */
const printed = 901

const aboutClient = /^\[(?:NOTICE|INFO|DEBUG|PROTOCOL|DATA)\] \[(?!-\])[^\]]*\] \[(?!sigill\])/

const isAboutClient = (data: string) => aboutClient.test(data)

// A UUID is kept, even where digits in it look like a number.
const confidential =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|<[^>]*>|[^\s<>"'=,;()]*@[^\s<>"'=,;()]*|\d(?:[ -]?\d){7,}/gi

/** Addresses, what stands in angle brackets, and numbers as long as a telephone number become `[…]`. */
export function redact(text: string): string {
  return text.replace(confidential, (found) => (/^[0-9a-f-]{36}$/i.test(found) ? found : '[…]'))
}

type Answered = { result: AcceptMailResult; recipients: number; size: number }

export function reportAnswer(
  { connection, plugin }: { connection: Connection; plugin: Plugin },
  { result, recipients, size }: Answered,
): void {
  if (result.__typename === 'MailRefused') return
  const message = result.__typename === 'MailAccepted' ? { id: result.messageId, again: result.duplicate } : {}
  const megabytes = (size / 1_048_576).toFixed(2)
  connection.lognotice(plugin, 'taken', { what: result.__typename, ...message, recipients, megabytes })
}
