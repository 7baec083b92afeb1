import type { Headers } from 'mailparser'

const text = (headers: Headers, name: string) => {
  const value = headers.get(name)
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.trim().toLowerCase() : ''
}

/** Written by a machine (RFC 3834 §5, and what was usual before it): it never makes a notice, or two machines would answer each other. */
export function isAutomatic(headers: Headers): boolean {
  const submitted = text(headers, 'auto-submitted')
  if (submitted !== '' && !/^no\b/.test(submitted)) return true
  if (['bulk', 'junk', 'auto_reply'].includes(text(headers, 'precedence'))) return true
  return headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-loop')
}
