import { domainToUnicode } from 'node:url'
import type { Dependencies } from '../dependencies.ts'
import { sealedDirectoryNumber } from '../directory/directory.store.ts'
import { sealedProvenNumber } from '../pins/proven-numbers.store.ts'
import { addressKey } from '../policy/protected-address.ts'
import { addressesAt, countOf } from './erasure.store.ts'

/** What is known of somebody, in numbers. */
export type Person = {
  /** Their address as each sender and mail program wrote it. */
  addresses: string[]
  received: number
  unopened: number
  sent: number
  repliesWaiting: number
  hasProvenNumber: boolean
  isInDirectory: boolean
}

/** Everything that lies under an address, however it is written. */
export async function findPerson({ db }: Pick<Dependencies, 'db'>, address: string): Promise<Person> {
  const key = addressKey(address)
  const domain = key.slice(key.lastIndexOf('@') + 1)
  const written = await addressesAt(db, [domain, domainToUnicode(domain)])
  const addresses = written.filter((one) => addressKey(one) === key)
  const hasProvenNumber = (await sealedProvenNumber(db, key)) !== undefined
  const isInDirectory = (await sealedDirectoryNumber(db, key)) !== undefined
  const counted = addresses.length === 0 ? nothing : await countOf(db, addresses)
  return { addresses, hasProvenNumber, isInDirectory, ...counted }
}

const nothing = { received: 0, unopened: 0, sent: 0, repliesWaiting: 0 }
