import type { Hook } from 'haraka'
import { hook } from '../hook.ts'
import { accept, goOn } from '../verdict.ts'

/** Haraka would ask DNS for every client's name: nothing here decides by it, and nothing may leave the machine. */
export const lookupRdnsHook: Hook = hook(() => accept('NXDOMAIN'))

/** RSET, a new MAIL, the end of a mail or of the connection. */
export const resetTransactionHook: Hook = hook(({ connection: { transaction } }) => {
  const intake = transaction?.notes.sigill
  if (intake && !intake.sending) intake.reservation.release()
  return goOn
})
