import type { Bytes } from '@sigill/envelope/bytes.ts'
import { readFragment, readStatusToken } from './link.ts'

/** What the server says of a sign-in that came to nothing. */
export type SignInProblem = 'REFUSED' | 'FAILED'

export type Route =
  | { name: 'operator'; linkToken: Bytes | undefined; problem: SignInProblem | undefined }
  | { name: 'start' }
  | { name: 'nowhere' }
  | { name: 'inbox' }
  | { name: 'delivery'; deliveryId: string; linkSecret: Bytes | undefined }
  | { name: 'sent'; messageId: string; token: string | undefined }

const linkLike = /^\/(m|sent)\/[^/]+\/?$/i
const linkedPath = /^\/(m|sent)\/([0-9a-f-]{36})(%23.*)?\/?$/i

export const operatorPage = '/operator'
const problems: Record<string, SignInProblem> = { '#sign-in-refused': 'REFUSED', '#sign-in-failed': 'FAILED' }

export function routeOf({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route {
  const path = pathname.replace(/\/$/, '')
  if (path === '') return { name: 'start' }
  if (path === '/inbox') return { name: 'inbox' }
  if (path === operatorPage) return { name: 'operator', linkToken: readFragment(hash), problem: problems[hash] }
  return linkedRoute({ pathname, hash }) ?? { name: 'nowhere' }
}

/** What cannot be read of a link leads to the start page, which says how to find the message. */
function linkedRoute({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route | undefined {
  const [, page, id, escapedFragment = ''] = linkedPath.exec(pathname) ?? []
  if (id === undefined) return linkLike.test(pathname) ? { name: 'start' } : undefined
  if (page?.toLowerCase() === 'sent') {
    const token = readStatusToken(hash) ?? readStatusToken(escapedFragment)
    return { name: 'sent', messageId: id.toLowerCase(), token }
  }
  const linkSecret = readFragment(hash) ?? readFragment(escapedFragment)
  return { name: 'delivery', deliveryId: id.toLowerCase(), linkSecret }
}

export const deliveryPage = (deliveryId: string) => `/m/${deliveryId}`

/** What a sender sees of a message. */
export const sentPage = (messageId: string) => `/sent/${messageId}`
