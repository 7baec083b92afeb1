import type { Bytes } from '@sigill/envelope/bytes.ts'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A delivery that was opened here: how to find and open it again. Nothing of what it says, not even its subject. */
export type DeliveryOnDevice = {
  deliveryId: string
  linkSecret: Bytes
  senderName: string | null
  senderAddress: string | null
  openedAt: string
  expiresAt: string
}

/** Sealed under the message's content key, so that whoever reads the device must still open the message. */
export type SealedReply = { id: string; deliveryId: string; sentAt: string; sealed: Bytes }
export type SealedDraft = { deliveryId: string; sealed: Bytes }

type DeviceSchema = DBSchema & {
  deliveries: { key: string; value: DeliveryOnDevice }
  replies: { key: string; value: SealedReply; indexes: { deliveryId: string } }
  drafts: { key: string; value: SealedDraft }
}

export type Database = IDBPDatabase<DeviceSchema>

let opened: Promise<Database> | undefined

/** What `use` gives, or `otherwise` where the browser keeps nothing (a private window, a full device). */
export async function onDevice<Result>(use: (db: Database) => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    opened ??= openDB<DeviceSchema>('sigill', 1, {
      upgrade: (db) => {
        db.createObjectStore('deliveries', { keyPath: 'deliveryId' })
        db.createObjectStore('replies', { keyPath: 'id' }).createIndex('deliveryId', 'deliveryId')
        db.createObjectStore('drafts', { keyPath: 'deliveryId' })
      },
    })
    return await use(await opened)
  } catch {
    return otherwise
  }
}
