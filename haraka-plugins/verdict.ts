import constants from 'haraka-constants'
import type { Reply } from './reply.ts'

/** What a hook has decided. Only `hook.ts` tells Haraka. */
export type Verdict = { answer: number; reply?: Reply; text?: string }

/** This hook has no objection; Haraka asks the next one. */
export const goOn: Verdict = { answer: constants.cont }

/** The hook has decided in the client's favour. @param text ASCII, one line */
export const accept = (text?: string): Verdict => ({ answer: constants.ok, ...(text && { text }) })

/** Never: the sender's mail server reports it to its user at once. */
export const refuse = (reply: Reply): Verdict => ({ answer: constants.deny, reply })

export const refuseAndHangUp = (reply: Reply): Verdict => ({ answer: constants.denydisconnect, reply })

export const tryLaterAndHangUp = (reply: Reply): Verdict => ({ answer: constants.denysoftdisconnect, reply })

/** Not now: the sender's mail server tries again. */
export const tryLater = (reply: Reply): Verdict => ({ answer: constants.denysoft, reply })
