import type { Hook } from 'haraka'
import type { ExplainRecipient } from '../contract/explain-recipient.ts'
import { hook } from '../hook.ts'
import { accept, goOn, tryLaterAndHangUp } from '../verdict.ts'
import type { Clients } from './clients.ts'
import { findIntake } from './intake.ts'
import { speakPlainly } from './plain-words.ts'
import { holdCommands } from './waiting-commands.ts'

type ConnectDeps = { clients: Clients; explainRecipient: ExplainRecipient; suffix: string }

/** Haraka would ask DNS for every client's name: nothing here decides by it, and nothing may leave the machine. */
export function connectHook({ clients, ...words }: ConnectDeps): Hook {
  return hook(({ connection }) => {
    const refusal = clients.add(connection)
    if (refusal) return tryLaterAndHangUp(refusal)
    holdCommands(connection)
    speakPlainly(connection, words)
    return accept('NXDOMAIN')
  })
}

/** RSET, a new MAIL, the end of a mail or of the connection. */
export function resetTransactionHook({ clients }: { clients: Clients }): Hook {
  return hook(({ connection }) => {
    const intake = findIntake(connection.transaction)
    if (intake && !intake.sending) intake.reservation.release()
    clients.mailIsOver(connection)
    return goOn
  })
}

export function disconnectHook({ clients }: { clients: Clients }): Hook {
  return hook(({ connection }) => {
    clients.remove(connection)
    return goOn
  })
}
