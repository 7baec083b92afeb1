import type { Address, Hook, Transaction } from 'haraka'
import { intakeRefusals } from '@sigill/texts/smtp-outages.ts'
import type { ExplainRecipient, RecipientExplanation, RecipientRefused } from '../contract/explain-recipient.ts'
import { Outage } from '../contract/server.ts'
import { hook } from '../hook.ts'
import type { Reply } from '../reply.ts'
import { accept, refuse, type Verdict } from '../verdict.ts'
import { isAscii, lettersBeforeAt, recipientAddress, senderAddress } from './addresses.ts'
import { intakeOf } from './intake.ts'

type Deps = { explainRecipient: ExplainRecipient; suffix: string }

/** RCPT TO: the server decides, since it knows the rules; what no server could mean well is refused here. */
export function recipientHook({ explainRecipient, suffix }: Deps): Hook {
  return hook<[Address]>(async ({ connection, params: [recipient] }) => {
    const { transaction } = connection
    const { utf8, refused } = intakeOf(transaction)
    if (!transaction) throw new Error('RCPT without MAIL')
    if (!utf8 && !isAscii(recipient.user)) return lettersBeforeAt
    if (isTricky(recipient)) {
      return refuse({ code: 553, status: '5.1.3', sentence: intakeRefusals.addressUnusable({ suffix }) })
    }
    const sender = senderAddress(transaction)
    const address = recipientAddress(recipient)
    const explanation = await explainRecipient({ sender, address })
    if (explanation.__typename === 'RecipientRefused' && refused.length < mostRefused) refused.push(address)
    return verdictOn(explanation, transaction)
  })
}

/** As many as a mail may have recipients. */
const mostRefused = 1000

function verdictOn(explanation: RecipientExplanation, transaction: Transaction): Verdict {
  switch (explanation.__typename) {
    case 'RecipientAccepted':
      return accept('2.1.5 Recipient accepted')
    case 'BounceExpected':
      return transaction.mail_from.isNull() ? accept('2.1.5 Bounce accepted') : onlyBounces
    // Whoever it is from: what nobody wrote is taken too, and nothing comes of it.
    case 'CommandExpected':
      return accept('2.1.5 Answer accepted')
    case 'RecipientRefused':
      return refuse(replyTo(explanation))
  }
}

export function replyTo({ code: reason, sentence }: RecipientRefused): Reply {
  const status = statusOfRefusal[reason]
  if (!status) throw new Outage('the server refused a recipient for a reason that is not in the contract')
  return { code: 550, status, sentence, reason }
}

export const statusOfRefusal: Partial<Record<string, Reply['status']>> = {
  NOT_PROTECTED: '5.7.1',
  MALFORMED_ADDRESS: '5.1.3',
  MISSPELT_SUFFIX: '5.1.2',
  MISSPELT_DOMAIN: '5.1.2',
  MALFORMED_PHONE: '5.1.3',
  MALFORMED_SUBJECT_PHONE: '5.1.3',
  PHONE_NOT_ALLOWED: '5.7.1',
  SMS_NOT_ALLOWED: '5.7.1',
  SENDER_NOT_ALLOWED: '5.7.1',
  OWN_ADDRESS: '5.1.1',
}

const onlyBounces = refuse({ code: 550, status: '5.7.1', sentence: intakeRefusals.onlyBounces })

/** Forms that have let mail be relayed past the rules: `user%other@here`, `other!user@here`, `"a@b"@here`, `<@here:a@b>`. */
const isTricky = ({ user, original }: Address) => /[%!"]/.test(user) || /^<?@/.test(original)
