const local = /^bounces\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The envelope sender of a mail about a delivery (VERP): a bounce to it says which delivery failed. */
export const returnPath = (domain: string, deliveryId: string) => `bounces+${deliveryId}@${domain}`

/** The delivery that a bounce to this address is about; undefined when it is no return path of ours. */
export function deliveryOfReturnPath(domain: string, address: string): string | undefined {
  const lower = address.toLowerCase()
  const ending = `@${domain}`
  return lower.endsWith(ending) ? local.exec(lower.slice(0, -ending.length))?.[1] : undefined
}

export const isReturnPath = (domain: string, address: string) => deliveryOfReturnPath(domain, address) !== undefined
