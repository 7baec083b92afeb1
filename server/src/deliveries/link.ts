import { toBase64url, type Bytes } from '@sigill/envelope/bytes.ts'

/** The secret stands in the fragment, which no browser sends to a server. */
export const deliveryLink = (publicUrl: string, { id, linkSecret }: { id: string; linkSecret: Bytes }) =>
  `${publicUrl}/m/${id}#${toBase64url(linkSecret)}`
