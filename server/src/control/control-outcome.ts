import type { ControlRefusalReason } from '../graphql/schema.generated.ts'

/** How the sender said it: by answering a mail, or on the status page. */
export type SaidBy = 'MAIL' | 'PAGE'

export type ControlDone = { kind: 'ControlDone' }
export type ControlRefused = { kind: 'ControlRefused'; reason: ControlRefusalReason }
export type ControlOutcome = ControlDone | ControlRefused

export const done: ControlDone = { kind: 'ControlDone' }
export const refused = (reason: ControlRefusalReason): ControlRefused => ({ kind: 'ControlRefused', reason })
