import { isLoopback } from './loopback.ts'
import { postSms } from './post-sms.ts'
import type { OutgoingSms, SmsSender } from './sms-sender.ts'

const defaultBody = '{"to":"{to}","text":"{text}"}'

/**
 * Any provider that takes an SMS as one HTTP POST.
 *
 * `url` (SMS_URL) is where to post: `https://user:password@host/path` for basic authentication, `https://bearer:<token>@host/path` for a
 * bearer token, or neither. Plain http is spoken to this machine only.
 * `body` (SMS_BODY) is what to post, with `{to}` (+46701234567) or `{digits}` (46701234567), and `{text}`. A body that begins with
 * `{` is JSON and the values are escaped for a JSON string; any other is a form (`to={to}&message={text}&from=Sigill`) and they
 * are percent-encoded. Default: `{"to":"{to}","text":"{text}"}`.
 */
export function httpSmsSender({
  url,
  body = defaultBody,
  timeoutMs,
}: {
  url: string
  body?: string | undefined
  timeoutMs: number
}): SmsSender {
  const { target, authorization } = parse(url)
  const isJson = body.trimStart().startsWith('{')
  const fill = template(body, isJson ? jsonText : encodeURIComponent)
  if (isJson) checkJson(fill({ to: '+46', text: '"' }))
  return {
    send: (sms) =>
      postSms({
        url: target,
        headers: {
          ...authorization,
          'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
        },
        body: fill(sms),
        timeoutMs,
      }),
  }
}

function parse(url: string): { target: string; authorization: Record<string, string> } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const isAllowed = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLoopback(parsed.hostname))
  if (!parsed || !isAllowed) throw new Error('SMS_URL begins with 46elks:// or https://')
  const [user, password] = [decodeURIComponent(parsed.username), decodeURIComponent(parsed.password)]
  parsed.username = ''
  parsed.password = ''
  return { target: parsed.href, authorization: authorizationOf(user, password) }
}

function authorizationOf(user: string, password: string): Record<string, string> {
  if (user === '') return {}
  if (user === 'bearer') return { authorization: `Bearer ${password}` }
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** One pass, so that `{to}` inside the text stays as it is. */
function template(body: string, escape: (value: string) => string): (sms: OutgoingSms) => string {
  if (!/\{(to|digits)\}/.test(body) || !body.includes('{text}')) {
    throw new Error('SMS_BODY needs {to} or {digits}, and {text}')
  }
  return ({ to, text }) => {
    const values: Record<string, string> = { to, digits: to.replace('+', ''), text }
    return body.replace(/\{(to|digits|text)\}/g, (_, word: string) => escape(values[word] ?? ''))
  }
}

function jsonText(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

function checkJson(filled: string): void {
  try {
    JSON.parse(filled)
  } catch {
    throw new Error('SMS_BODY begins with { but is not JSON: put each placeholder inside a string, "{text}"')
  }
}
