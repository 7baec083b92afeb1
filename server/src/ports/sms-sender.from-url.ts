import { elksSmsSender } from './sms-sender.46elks.ts'
import { httpSmsSender } from './sms-sender.http.ts'
import type { SmsSender } from './sms-sender.ts'

type Options = {
  /** `SMS_BODY`; only the generic adapter reads it. */
  body?: string | undefined
  /** Where the provider may post delivery reports; only 46elks does. */
  reportUrl?: string | undefined
  timeoutMs?: number
}

/** `SMS_URL` chooses the adapter: `46elks://…` or `https://…`. Throws at once, without the URL in the message, when it cannot be used. */
export function smsSenderFromUrl(url: string, { body, reportUrl, timeoutMs = 10_000 }: Options = {}): SmsSender {
  return url.startsWith('46elks:')
    ? elksSmsSender({ url, reportUrl, timeoutMs })
    : httpSmsSender({ url, body, timeoutMs })
}
