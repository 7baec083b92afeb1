import type { Connection, Hook, Next, Plugin } from 'haraka'
import { outages } from '@sigill/texts/smtp-outages.ts'
import { findIntake } from './hooks/intake.ts'
import { type Reply, toDsn } from './reply.ts'
import { tryLater, type Verdict } from './verdict.ts'

export type HookCall<Params = unknown> = { connection: Connection; params: Params; plugin: Plugin }
export type Handler<Params> = (call: HookCall<Params>) => Verdict | Promise<Verdict>

/** Below the 25 s after which the contract calls the server slow, and the 30 s after which Haraka answers by itself. */
export const hookDeadline = 24_500

const outage = tryLater({ code: 451, status: '4.3.0', sentence: outages.tryAgain })

/**
 * The one place that talks to Haraka, which takes a throw for "continue" and ends the process when a promise
 * rejects: here a throw, a rejection and a hang are all "try again later".
 */
export function hook<Params = unknown>(handler: Handler<Params>, { deadline = hookDeadline } = {}): Hook {
  return function (this: Plugin, next, connection, params) {
    const call = { connection, params: params as Params, plugin: this }
    void verdictOf(handler, call, deadline).then((verdict) => {
      answer({ next, call, verdict })
    })
  }
}

async function verdictOf<Params>(handler: Handler<Params>, call: HookCall<Params>, deadline: number): Promise<Verdict> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const decide = async () => handler(call)
  const timer = setTimeout(() => {
    reject(new Error('the hook has not answered in time'))
  }, deadline)
  try {
    return await Promise.race([decide(), tooLate])
  } catch (error) {
    reportFault(call, error)
    return outage
  } finally {
    clearTimeout(timer)
  }
}

function answer({ next, call, verdict }: { next: Next; call: HookCall; verdict: Verdict }): void {
  try {
    const { reply, text } = verdict
    if (reply) reportRefusal(call, reply)
    const utf8 = findIntake(call.connection.transaction)?.utf8 ?? false
    next(verdict.answer, reply ? toDsn(reply, utf8) : text)
  } catch (error) {
    reportFault(call, error)
    call.connection.disconnect()
  }
}

// A reply repeats what somebody wrote; its codes do not.
function reportRefusal({ connection, plugin }: HookCall, { code, status, reason }: Reply): void {
  connection.lognotice(plugin, 'refused', { code, status, ...(reason && { reason }), client: connection.remote.ip })
}

function reportFault({ connection, plugin }: HookCall, error: unknown): void {
  const { message, code } = error as NodeJS.ErrnoException
  connection.logerror(plugin, 'failed', { why: code ?? message })
}
