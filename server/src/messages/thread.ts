import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open, seal } from '@sigill/envelope/seal.ts'
import type { Dependencies } from '../dependencies.ts'
import { digestOf } from '../keys/digests.ts'

/** Where a mail stands in its thread (RFC 5322 §3.6.4); ids with their angle brackets. */
export type Thread = {
  messageId?: string
  references: string[]
  /** Who got the mail in clear beside its protected recipients; kept here because it is sealed and destroyed like the ids. */
  plainRecipients?: string[]
}

export const threadContext = (messageId: string) => `thread:${messageId}`
/** RFC 5322 §2.1.1 bounds a line; longer chains lose their middle in every mail program. */
const mostReferences = 50

export function sealThread(
  { keys, random }: Pick<Dependencies, 'keys' | 'random'>,
  { id, dayKey, thread }: { id: string; dayKey: Bytes; thread: Thread },
): Promise<Bytes> {
  const kept = { ...thread, references: thread.references.slice(-mostReferences) }
  const plaintext = new TextEncoder().encode(JSON.stringify(kept))
  return seal({ keys: keys.keks, dayKey, context: threadContext(id), plaintext, random })
}

/** The thread of a message; without ids once it is destroyed. */
export async function openThread(
  { keys, keyStore }: Pick<Dependencies, 'keys' | 'keyStore'>,
  { id, expiryDay, sealedThread }: { id: string; expiryDay: string; sealedThread: Bytes | null },
): Promise<Thread> {
  const dayKey = sealedThread ? await keyStore.existingDayKey(expiryDay) : undefined
  if (!sealedThread || !dayKey) return { references: [] }
  const plain = await open({ keys: keys.keks, dayKey, context: threadContext(id), sealed: sealedThread })
  return JSON.parse(new TextDecoder().decode(plain)) as Thread
}

export const messageIdDigest = (messageId: string) => digestOf('message-id', messageId)
