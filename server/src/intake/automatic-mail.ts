import type { Headers } from 'mailparser'

const text = (headers: Headers, name: string) => {
  const value = headers.get(name)
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.trim().toLowerCase() : ''
}

/** RFC 5321 §6.3: a mail with more Received lines than any way is long goes in a circle. */
const mostHops = 50

/**
 * Written by a machine (RFC 3834 §5, and what was usual before it), or going in a circle: it never makes a notice, or two machines would
 * answer each other.
 */
export function isAutomatic(headers: Headers): boolean {
  const received = headers.get('received')
  if (Array.isArray(received) && received.length >= mostHops) return true
  const submitted = text(headers, 'auto-submitted')
  if (submitted !== '' && !/^no\b/.test(submitted)) return true
  if (['bulk', 'junk', 'list', 'auto_reply'].includes(text(headers, 'precedence'))) return true
  // The list's own mail server says so (RFC 2919); mailparser gathers all of its fields under one name.
  if (isFromList(headers)) return true
  return headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-loop')
}

function isFromList(headers: Headers): boolean {
  const list = headers.get('list')
  return typeof list === 'object' && 'id' in list
}
