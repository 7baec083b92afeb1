import type { Bytes } from '@sigill/envelope/bytes.ts'
import { readFragment } from './link.ts'

export type Route =
  { name: 'start' } | { name: 'inbox' } | { name: 'delivery'; deliveryId: string; linkSecret: Bytes | undefined }

const deliveryPath = /^\/m\/([0-9a-f-]{36})(%23.*)?\/?$/i

/** Anything that is no page of ours is the start page, which says how to find the message. */
export function routeOf({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route {
  if (pathname.replace(/\/$/, '') === '/inbox') return { name: 'inbox' }
  const [, deliveryId, escapedFragment] = deliveryPath.exec(pathname) ?? []
  if (deliveryId === undefined) return { name: 'start' }
  const linkSecret = readFragment(hash) ?? readFragment(escapedFragment ?? '')
  return { name: 'delivery', deliveryId: deliveryId.toLowerCase(), linkSecret }
}

export const deliveryPage = (deliveryId: string) => `/m/${deliveryId}`
