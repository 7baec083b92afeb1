/** Closed: an event that is not here cannot be written. */
export type EventKind =
  | 'MESSAGE_ACCEPTED'
  | 'NOTICE_TAKEN'
  | 'NOTICE_UNDELIVERABLE'
  | 'PIN_SENT'
  | 'PIN_UNSENT'
  | 'PIN_REPORTED'
  | 'PIN_WRONG'
  | 'PIN_LIMIT_REACHED'
  | 'SMS_BREAKER_TRIPPED'
  | 'NUMBER_PROVEN'
  | 'NUMBER_DIFFERS'
  | 'DELIVERY_OPENED'
  | 'DELIVERY_LOCKED'
  | 'DELIVERY_EXPIRED'
  | 'MESSAGE_DESTROYED'
  | 'DELIVERY_ERASED'
  | 'SENDER_ERASED'
  | 'PERSON_ERASED'
  | 'REPLY_ACCEPTED'
  | 'REPLY_SENT'
  | 'REPLY_UNDELIVERABLE'
  | 'REPLIER_NOT_TOLD'
  | 'RECEIPT_SENT'
  | 'RECEIPT_UNDELIVERABLE'
  | 'CONTENT_REFUSED'

/** Codes and ids only. */
export type EventDetails = Record<string, string | number | boolean>

export type Event = { kind: EventKind; at: Date; messageId?: string; deliveryId?: string; details?: EventDetails }
