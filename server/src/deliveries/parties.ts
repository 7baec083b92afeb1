import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Delivery } from './deliveries.store.ts'

const mailbox = (address: string, name: string | null): Mailbox => (name === null ? { address } : { address, name })

export const senderOf = (delivery: Pick<Delivery, 'senderAddress' | 'senderName'>) =>
  mailbox(delivery.senderAddress, delivery.senderName)

export const recipientOf = (delivery: Pick<Delivery, 'recipientAddress' | 'recipientName'>) =>
  mailbox(delivery.recipientAddress, delivery.recipientName)
