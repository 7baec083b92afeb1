import { isLoopback } from './loopback.ts'
import { postSms } from './post-sms.ts'
import type { SmsSender } from './sms-sender.ts'

/**
 * 46elks, https://46elks.com/docs/send-sms. The URL is `46elks://<API user>:<API password>@api.46elks.com?from=Sigill`; `from` is
 * at most 11 letters and digits, or a number in E.164. Plain http is spoken to this machine only (tests).
 * `reportUrl` is where 46elks posts its delivery reports; see `elksSmsReport`.
 */
export function elksSmsSender({
  url,
  reportUrl,
  timeoutMs,
}: {
  url: string
  reportUrl?: string | undefined
  timeoutMs: number
}): SmsSender {
  const { host, hostname, username, password, searchParams } = parse(url)
  const from = senderId(searchParams.get('from') ?? 'Sigill')
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return {
    send: ({ to, text }) =>
      postSms({
        url: `${isLoopback(hostname) ? 'http' : 'https'}://${host}/a1/sms`,
        headers: {
          authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          from,
          to,
          message: text,
          dontlog: 'message', // the code must not lie readable in the provider's log
          ...(reportUrl && { whendelivered: reportUrl }),
        }).toString(),
        timeoutMs,
      }),
  }
}

/** A scheme that begins with a digit is none to the URL standard, so that `new URL('46elks:…')` throws. */
function parse(url: string): URL {
  const asHttps = url.replace(/^46elks:/, 'https:')
  const parsed = URL.canParse(asHttps) ? new URL(asHttps) : undefined
  if (!parsed?.username || !parsed.password) {
    throw new Error('SMS_URL is not of the form 46elks://user:password@api.46elks.com?from=Sigill')
  }
  return parsed
}

function senderId(from: string): string {
  if (/^[A-Za-z0-9]{1,11}$/.test(from) || /^\+\d{7,15}$/.test(from)) return from
  throw new Error('SMS_URL: from is at most 11 letters and digits, or a number as +46701234567')
}
