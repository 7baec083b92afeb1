import type { Dependencies } from '../dependencies.ts'
import { keyedDigest, sameBytes } from '../keys/digests.ts'

/** What a mail of ours was about: a bounce tells which of them failed. */
export type Returned = { about: 'delivery' | 'reply'; id: string }

const local = /^bounces\+([dr])\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{16})$/
const tagBytes = 8

type SigningDependencies = Pick<Dependencies, 'config' | 'keys'>

/** The envelope sender of a mail about a delivery or a reply (VERP). Nobody but us can make one: ids are no secret. */
export function returnPath({ config, keys }: SigningDependencies, { about, id }: Returned): string {
  const tag = Buffer.from(keyedDigest(keys.pepper, 'return-path', `${about} ${id}`)).toString('hex', 0, tagBytes)
  return `bounces+${about === 'delivery' ? 'd' : 'r'}.${id}.${tag}@${config.mail.domain}`
}

/** What a bounce to this address is about; undefined when it is no return path of ours. */
export function returnedTo(deps: SigningDependencies, address: string): Returned | undefined {
  const lower = address.toLowerCase()
  const [, letter, id = ''] = local.exec(lower.slice(0, lower.lastIndexOf('@'))) ?? []
  const returned: Returned = { about: letter === 'd' ? 'delivery' : 'reply', id }
  const isOurs = sameBytes(Buffer.from(lower), Buffer.from(returnPath(deps, returned)))
  return isOurs ? returned : undefined
}
