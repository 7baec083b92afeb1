import type { Address, Connection, Hook } from 'haraka'
import { type BlockList, isIPv6 } from 'node:net'
import { intakeRefusals, outages } from '@sigill/texts/smtp-outages.ts'
import { hook } from '../hook.ts'
import { goOn, refuse, tryLater, type Verdict } from '../verdict.ts'
import { isAscii, isOrdinary, lettersBeforeAt, senderAddress } from './addresses.ts'
import { type Admission, largestMailOnTheWire } from './admission.ts'
import type { Intake } from './intake.ts'
import { mayLoginSend } from './own-senders.ts'

type Deps = { trustedNetworks: BlockList; admission: Admission; maxMailBytes: number }
type Parameters = [Address, Record<string, string | null>]

/** MAIL FROM: who may send at all, and whether there is room for the mail (RFC 1870). */
export function senderHook({ trustedNetworks, admission, maxMailBytes }: Deps): Hook {
  return hook<Parameters>(({ connection, params: [sender, parameters] }) => {
    const { transaction } = connection
    if (!transaction) throw new Error('MAIL without a transaction')
    const utf8 = 'SMTPUTF8' in parameters
    const refusal = isTrusted(connection, trustedNetworks) ? refusalOfSender(sender, utf8) : notTrusted
    if (refusal) return refusal
    const { sigillSenders: senders } = connection.notes
    if (!mayLoginSend(senders, senderAddress({ mail_from: sender }))) return notYourSender

    const size = declaredSize(parameters)
    if (size > largestMailOnTheWire(maxMailBytes)) return tooLarge(maxMailBytes)
    const reservation = admission.reserve(size)
    if (!reservation) return noRoom
    const intake: Intake = { utf8, reservation, refused: [], sending: false, ...(senders && { senders }) }
    transaction.notes.sigill = intake
    return goOn
  })
}

/** RFC 1870 §6; without it, or when it is not a number, the mail is counted while it comes. */
const declaredSize = ({ SIZE: size }: Parameters[1]) => (/^\d{1,15}$/.test(size ?? '') ? Number(size) : 0)

export const noRoom = tryLater({ code: 452, status: '4.3.1', sentence: outages.busy })

export const tooLarge = (maxMailBytes: number) =>
  refuse({ code: 552, status: '5.3.4', sentence: intakeRefusals.tooLarge(Math.floor(maxMailBytes / 1_048_576)) })

const notTrusted = refuse({ code: 530, status: '5.7.0', sentence: intakeRefusals.notTrusted })

export function isTrusted({ relaying, remote }: Connection, networks: BlockList): boolean {
  // Haraka says `relaying` of a client that has logged in.
  return relaying || networks.check(remote.ip, isIPv6(remote.ip) ? 'ipv6' : 'ipv4')
}

/** What stands in the mail's own From is for the server to see. */
const notYourSender = refuse({ code: 553, status: '5.7.1', sentence: intakeRefusals.notYourSender })

/** A reply will be sent to this address, so it has to be one that the contract's `EmailAddress` can carry. */
function refusalOfSender(sender: Address, utf8: boolean): Verdict | undefined {
  if (sender.isNull()) return undefined
  if (!utf8 && !isAscii(sender.user)) return lettersBeforeAt
  return isOrdinary(sender) ? undefined : senderUnusable
}

const senderUnusable = refuse({ code: 553, status: '5.1.7', sentence: intakeRefusals.senderUnusable })
