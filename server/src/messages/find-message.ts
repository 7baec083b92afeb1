import type { Client } from '../clients/authenticate-client.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Category, DeliveryState, HeldReason, SecurityLevel } from '../graphql/schema.generated.ts'
import { isId } from '../keys/new-id.ts'
import { messageOfClient } from './messages.store.ts'

export type Message = {
  id: string
  acceptedAt: Date
  expiresAt: Date
  deliveries: {
    id: string
    recipient: string
    level: SecurityLevel
    category: Category
    state: DeliveryState
    heldReason: HeldReason | null
    announcedAt: Date | null
    openedAt: Date | null
  }[]
}

/** The message that this client sent, without its content; null when there is none, or it is another client's. */
export async function findMessage(
  { db }: Pick<Dependencies, 'db'>,
  { client, id }: { client: Client; id: string },
): Promise<Message | null> {
  const found = isId(id) ? await messageOfClient(db, { id, clientId: client.id }) : undefined
  if (!found) return null
  const { acceptedAt, expiresAt } = found.message
  return {
    id,
    acceptedAt,
    expiresAt,
    deliveries: found.deliveries.map(({ recipientAddress, ...delivery }) => ({
      ...delivery,
      recipient: recipientAddress,
    })),
  }
}
