import type { Client } from '../clients/authenticate-client.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Category, DeliveryState, SecurityLevel } from '../graphql/schema.generated.ts'
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
    announcedAt: Date | null
    openedAt: Date | null
  }[]
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The message that this client sent, without its content; null when there is none, or it is another client's. */
export async function findMessage(
  { db }: Pick<Dependencies, 'db'>,
  { client, id }: { client: Client; id: string },
): Promise<Message | null> {
  const found = uuid.test(id) ? await messageOfClient(db, { id, clientId: client.id }) : undefined
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
