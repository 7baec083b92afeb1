import type { ControlOutcome } from '../control/control-outcome.ts'
import { extendMessage } from '../control/extend-message.ts'
import { forgetNumber } from '../control/forget-number.ts'
import { giveNumber } from '../control/give-number.ts'
import { recallDelivery } from '../control/recall-delivery.ts'
import { recallMessage } from '../control/recall-message.ts'
import { sendNoticeAgain } from '../control/send-notice-again.ts'
import { unlockDelivery } from '../control/unlock-delivery.ts'
import { chooseReceipts } from '../receipts/choose-receipts.ts'
import type { Delivery } from '../deliveries/deliveries.store.ts'
import type { Dependencies } from '../dependencies.ts'
import type { ControlRefusalReason } from '../graphql/schema.generated.ts'
import type { Command } from './read-command.ts'

export type CommandOutcome = 'DONE' | ControlRefusalReason

type Performing = { command: Command; delivery: Pick<Delivery, 'id' | 'messageId'> }

/** Which use case does what was said. */
export async function performCommand(deps: Dependencies, { command, delivery }: Performing): Promise<CommandOutcome> {
  const outcome = await outcomeOf(deps, { command, delivery })
  return outcome.kind === 'ControlDone' ? 'DONE' : outcome.reason
}

const nothingToDo: ControlOutcome = { kind: 'ControlDone' }

type Question = Extract<Command, { kind: 'STATUS' | 'HELP' | 'UNKNOWN' | 'WHICH' }>
const asksOnly = (command: Command): command is Question =>
  ['STATUS', 'HELP', 'UNKNOWN', 'WHICH'].includes(command.kind)

type OfOneDelivery = Extract<Command, { kind: keyof typeof ofOneDelivery }>
const ofOneDelivery = {
  RECALL: recallDelivery,
  REMIND: sendNoticeAgain,
  UNLOCK: unlockDelivery,
  FORGET_NUMBER: forgetNumber,
}
const isOfOneDelivery = (command: Command): command is OfOneDelivery => command.kind in ofOneDelivery

async function outcomeOf(deps: Dependencies, { command, delivery }: Performing): Promise<ControlOutcome> {
  if (asksOnly(command)) return nothingToDo
  const about = { deliveryId: delivery.id, by: 'MAIL' as const }
  if (isOfOneDelivery(command)) return ofOneDelivery[command.kind](deps, about)
  const ofMessage = { messageId: delivery.messageId, by: 'MAIL' as const }
  switch (command.kind) {
    case 'RECALL_ALL':
      return recallMessage(deps, ofMessage)
    case 'EXTEND':
      return extendMessage(deps, { ...ofMessage, days: command.days })
    case 'GIVE_NUMBER':
      return giveNumber(deps, { ...about, number: command.phone })
    case 'RECEIPTS_ON':
    case 'RECEIPTS_OFF':
      return chooseReceipts(deps, { deliveryId: delivery.id, opened: command.kind === 'RECEIPTS_ON' })
  }
}
