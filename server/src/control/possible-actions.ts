import type { ControlAction, DeliveryState, SecurityLevel } from '../graphql/schema.generated.ts'

type Controlled = { level: SecurityLevel; state: DeliveryState; sealedLinkSecret: unknown }

/** What the sender can do with a delivery that has not ended. Whether it was done too often is told when it is tried. */
export function possibleActions({ level, state, sealedLinkSecret }: Controlled): ControlAction[] {
  const isAnnounced = state === 'ANNOUNCED' || state === 'UNDELIVERABLE'
  return [
    ...(isAnnounced && sealedLinkSecret !== null ? (['SEND_NOTICE_AGAIN'] as const) : []),
    ...(level === 'PIN' && state !== 'LOCKED' ? (['GIVE_NUMBER'] as const) : []),
    ...(state === 'LOCKED' ? (['UNLOCK'] as const) : []),
    'RECALL',
  ]
}
