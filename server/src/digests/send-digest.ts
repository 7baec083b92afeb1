import { controlWays, digestAddress } from '../control/control-ways.ts'
import { extendableDays } from '../control/extend-message.ts'
import { possibleActions } from '../control/possible-actions.ts'
import type { Dependencies } from '../dependencies.ts'
import { isAsAccepted } from '../deliveries/changed-delivery.ts'
import { recipientOf, senderOf } from '../deliveries/parties.ts'
import type { Event } from '../events/event.ts'
import { writeEvents } from '../events/events.store.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { writeDownTaken } from '../mails/write-down-taken.ts'
import { gatewayOf } from '../mails/gateway.ts'
import { addressKey } from '../policy/protected-address.ts'
import { sendersLanguage } from '../policy/senders-language.ts'
import { digestMail } from './digest-mail.ts'
import { waitingDeliveries, type Waiting } from './digests.store.ts'
import { dueNow } from './due.ts'
import { giveUpDigest } from './give-up-digest.ts'

/** Tells a sender what nobody has opened: of these deliveries those of which that is still so. */
export async function sendDigest(
  deps: Dependencies,
  { day, deliveryIds }: { day: string; deliveryIds: string[] },
): Promise<JobOutcome> {
  const waiting = await ofOneSender(deps, await waitingDeliveries(deps.db, { ...dueNow(deps).due, ids: deliveryIds }))
  const [first] = waiting
  if (!first) return { kind: 'Done' }
  const outcome = await deps.mailSender.send(mailFor(deps, { day, first, waiting }))
  if (outcome.kind === 'MailDeferred') return { kind: 'TryLater', code: outcome.code }
  if (outcome.kind === 'MailRefused') return giveUpDigest(deps, { deliveryIds: [first.id], code: outcome.code })
  await writeDownTaken(() =>
    writeEvents(
      deps.db,
      waiting.map((one) => sentEvent(deps.clock.now(), one)),
    ),
  )
  return { kind: 'Done' }
}

/** Those that are as they were accepted, and the first one's sender's: somebody else's would hand them to whoever reads the mail. */
async function ofOneSender(deps: Dependencies, waiting: Waiting[]): Promise<Waiting[]> {
  const sound: Waiting[] = []
  for (const one of waiting) if (await isAsAccepted(deps, one)) sound.push(one)
  const key = sound[0] && addressKey(sound[0].senderAddress)
  return sound.filter(({ senderAddress }) => addressKey(senderAddress) === key)
}

function mailFor(deps: Dependencies, { day, first, waiting }: { day: string; first: Waiting; waiting: Waiting[] }) {
  const { notOpenedAfterDays } = deps.policy.current().receipts
  return digestMail({
    gateway: gatewayOf(deps.config),
    language: sendersLanguage(deps),
    day,
    sender: senderOf(first),
    notOpenedAfterDays,
    waiting: waiting.map((one) => ({
      id: one.id,
      recipient: recipientOf(one),
      sentAt: one.acceptedAt,
      expiresAt: one.expiresAt,
      // One that waits for a mail of ours to them waits for no number.
      isHeld: one.state === 'HELD' && one.heldReason !== 'NUMBER_UNTOLD',
      endsTomorrow: one.endsTomorrow,
      possible: { actions: possibleActions(one), extendableDays: extendableDays(one) },
      ways: controlWays(deps, one),
    })),
    answerTo: digestAddress(deps, first),
  })
}

/** `ends`: the day of which the sender is told; once it is put off, they are told of the next. */
const sentEvent = (at: Date, { id, messageId, endsTomorrow, expiryDay }: Waiting): Event => ({
  kind: 'DIGEST_SENT',
  at,
  messageId,
  deliveryId: id,
  details: endsTomorrow ? { about: 'EXPIRES_TOMORROW', ends: expiryDay } : { about: 'NOT_OPENED' },
})
