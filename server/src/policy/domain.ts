import { domainToASCII } from 'node:url'

export const domainForm = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/

/** A domain as mail names it, in ASCII and lower case; undefined when it is none. */
export function domainInAscii(text: string): string | undefined {
  const inAscii = domainToASCII(text)
  return domainForm.test(inAscii) ? inAscii : undefined
}
