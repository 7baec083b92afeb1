import type { SmsOutcome } from './sms-sender.ts'

type SmsRequest = { url: string; headers: Record<string, string>; body: string; timeoutMs: number }

/** What these say is about the setup or the moment, not about the SMS: wrong credentials or path, no money left, too slow, too many. */
const worthAnotherTry = [401, 402, 403, 404, 405, 407, 408, 425, 429]

/** Posts once. Redirects are not followed: the number, the code and the credentials go to the configured host or nowhere. */
export async function postSms({ url, headers, body, timeoutMs }: SmsRequest): Promise<SmsOutcome> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    const answer = await response.text()
    if (response.ok) return { kind: 'SmsTaken', providerId: idIn(answer) }
    return { kind: isRefusal(response.status) ? 'SmsRefused' : 'SmsDeferred', code: String(response.status) }
  } catch (error) {
    return { kind: 'SmsDeferred', code: networkCode(error) }
  }
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && !worthAnotherTry.includes(status)
}

function idIn(answer: string): string | undefined {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown }
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

function networkCode(error: unknown): string {
  const { name, cause } = error as Error & { cause?: NodeJS.ErrnoException }
  return cause?.code ?? name
}
