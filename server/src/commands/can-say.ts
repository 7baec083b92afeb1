import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { SentDelivery } from '../control/sent-message.ts'
import type { CommandAnswer } from './answer-mail.ts'

type Said = { say: string; does: string }

/** Somebody who wants to know what can be said, or was not understood. */
export const isLost = ({ command }: Pick<CommandAnswer, 'command'>) => command === 'HELP' || command === 'UNKNOWN'

/** The words that do something now; all of them for whoever asks, or was not understood. */
export function canSay({ language, command, message }: CommandAnswer, { actions, level }: SentDelivery): Said[] {
  const { answers, receipts } = mailTexts[language]
  const words = receipts.answers
  const isOfSeveral = message.deliveries.length > 1
  const wantsAll = isLost({ command })
  const said: [boolean, Said][] = [
    [actions.includes('GIVE_NUMBER'), words.number],
    [actions.includes('UNLOCK'), words.unlock],
    [actions.includes('SEND_NOTICE_AGAIN'), words.remind],
    [message.extendableDays > 0, words.extend],
    [actions.includes('RECALL'), words.recall],
    [isOfSeveral && message.deliveries.some((each) => each.actions.includes('RECALL')), words.recallAll],
    [command !== 'STATUS', words.status],
    [wantsAll, answers.words.receiptsOn],
    [wantsAll, words.receiptsOff],
    [wantsAll && level === 'PIN', answers.words.forgetNumber],
  ]
  return said.flatMap(([isUseful, word]) => (isUseful ? [word] : []))
}
