import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { Language } from '@sigill/texts/language.ts'
import type { SentDelivery } from '../control/sent-message.ts'
import type { ControlAction } from '../graphql/schema.generated.ts'
import type { CommandAnswer } from './answer-mail.ts'

type Said = { say: string; does: string }

/** Somebody who wants to know what can be said, or was not understood. */
export const isLost = ({ command }: Pick<CommandAnswer, 'command'>) => ['HELP', 'UNKNOWN', 'WHICH'].includes(command)

/** What is possible with a delivery, and so with one of several. */
export type Possible = { actions: readonly ControlAction[]; extendableDays: number }

/** The words that do something with it now. */
export function wordsFor(language: Language, { actions, extendableDays }: Possible): Said[] {
  const words = mailTexts[language].receipts.answers
  return useful([
    [actions.includes('GIVE_NUMBER'), words.number],
    [actions.includes('UNLOCK'), words.unlock],
    [actions.includes('SEND_NOTICE_AGAIN'), words.remind],
    [extendableDays > 0, words.extend],
    [actions.includes('RECALL'), words.recall],
  ])
}

/** Of several deliveries, all that does something with one of them. */
const anyOf: Possible = { actions: ['GIVE_NUMBER', 'UNLOCK', 'SEND_NOTICE_AGAIN', 'RECALL'], extendableDays: 1 }

/** With those that do something always, for whoever asks, or was not understood. */
export function canSay({ language, command, message }: CommandAnswer, { actions, level }: SentDelivery): Said[] {
  const { answers, receipts } = mailTexts[language]
  const isWhich = command === 'WHICH'
  const isOfSeveral = message.deliveries.length > 1 && !isWhich
  const wantsAll = isLost({ command })
  return [
    ...wordsFor(language, isWhich ? anyOf : { actions, extendableDays: message.extendableDays }),
    ...useful([
      [isOfSeveral && message.deliveries.some((each) => each.actions.includes('RECALL')), receipts.answers.recallAll],
      [command !== 'STATUS', receipts.answers.status],
      [wantsAll, answers.words.receiptsOn],
      [wantsAll, receipts.answers.receiptsOff],
      [wantsAll && (isWhich || level === 'PIN'), answers.words.forgetNumber],
    ]),
  ]
}

const useful = (words: [boolean, Said][]): Said[] => words.flatMap(([isUseful, word]) => (isUseful ? [word] : []))
