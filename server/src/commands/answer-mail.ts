import type { Mailbox } from '@sigill/envelope/manifest.ts'
import type { Language } from '@sigill/texts/language.ts'
import { mailTexts } from '@sigill/texts/mail/texts.ts'
import type { ControlWays } from '../control/control-ways.ts'
import type { SentDelivery, SentMessage } from '../control/sent-message.ts'
import type { Block, Fact } from '../mails/block.ts'
import { automaticHeaders, type Gateway } from '../mails/gateway.ts'
import { letterHtml } from '../mails/letter.html.ts'
import { letterText } from '../mails/letter.text.ts'
import { writtenMoment } from '../mails/moment.ts'
import { nameOf, plainName, shownAddress } from '../mails/plain-name.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import type { CommandOutcome } from './perform-command.ts'
import type { Command } from './read-command.ts'
import { canSay, isLost } from './can-say.ts'

export type CommandAnswer = {
  gateway: Gateway
  language: Language
  commandId: string
  command: Command['kind']
  outcome: CommandOutcome
  sender: Mailbox
  /** The delivery that the command was about. */
  deliveryId: string
  /** As it is after what was done. */
  message: Pick<SentMessage, 'deliveries' | 'expiresAt' | 'extendableDays'>
  /** Of a number that was given: there is a mail of its own about it. */
  isNumberTold: boolean
  /** Message-ID of the command. */
  commandMessageId?: string
  /** Message-ID of the mail that became the message. */
  originalMessageId?: string
  ways: ControlWays
}

/**
 * Tells the sender what came of what they said. Like a receipt it has the null return path and says that nobody wrote it (RFC 3834 §3), so
 * that no machine answers it.
 */
export function answerMail(answer: CommandAnswer): OutgoingMail {
  const { gateway, language, sender, ways, commandMessageId, originalMessageId } = answer
  const texts = mailTexts[language].answers
  const { heading, paragraph } = saidIn(answer)
  const letter = {
    language,
    preheader: paragraph,
    masthead: 'Sigill',
    blocks: blocksOf(answer, { heading, paragraph }),
    footer: texts.sentBy,
  }
  // Which of several messages it is about nobody knows.
  const isWhich = answer.command === 'WHICH'
  const references = [isWhich ? undefined : originalMessageId, commandMessageId].filter((id) => id !== undefined)
  return {
    envelope: { from: '', to: sender.address },
    from: { name: 'Sigill', address: gateway.from },
    replyTo: { name: 'Sigill', address: ways.answerTo },
    to: { name: plainName(sender.name ?? ''), address: sender.address },
    subject: isOfMany(answer) ? heading : texts.subject({ heading, recipient: nameOf(mailboxOf(ownDelivery(answer))) }),
    messageId: `<answer.${answer.commandId}@${gateway.domain}>`,
    ...(commandMessageId !== undefined && { inReplyTo: commandMessageId }),
    ...(references.length > 0 && { references }),
    headers: { ...automaticHeaders, 'Auto-Submitted': 'auto-replied', 'Content-Language': language },
    html: letterHtml(letter),
    text: letterText(letter),
  }
}

/** Not of one recipient. */
const isOfMany = ({ command, outcome }: CommandAnswer) =>
  command === 'WHICH' || (command === 'RECALL_ALL' && outcome === 'DONE')

const ownDelivery = ({ deliveryId, message }: CommandAnswer): SentDelivery =>
  message.deliveries.find(({ id }) => id === deliveryId) as SentDelivery

const mailboxOf = ({ name, recipient }: SentDelivery) => ({ name: name ?? undefined, address: recipient ?? '' })

function saidIn(answer: CommandAnswer): { heading: string; paragraph: string } {
  const { language, command, outcome, message } = answer
  const texts = mailTexts[language].answers
  if (outcome === 'DAYS_NOT_ALLOWED') {
    const paragraph = texts.refused.tooManyDays({ days: message.extendableDays })
    return { heading: texts.refused.heading, paragraph }
  }
  if (outcome !== 'DONE') return { heading: texts.refused.heading, paragraph: texts.refused.why[outcome] }
  const until = writtenMoment(message.expiresAt, answer)
  const { heading, text } =
    command === 'UNKNOWN' ? texts.unknown : command === 'WHICH' ? texts.which : texts.done[command]
  const { maskedPhone, state } = ownDelivery(answer)
  const facts = {
    until,
    phone: (maskedPhone ?? '').slice(-2),
    isNumberTold: answer.isNumberTold,
    hasLink: state === 'ANNOUNCED' || state === 'OPENED',
    hasOthers: hasOthers(answer),
    recipients: message.deliveries.length,
  }
  return { heading, paragraph: text(facts) }
}

const isOver = ({ state }: SentDelivery) => state === 'RECALLED' || state === 'EXPIRED'

const hasOthers = ({ deliveryId, message }: CommandAnswer) =>
  message.deliveries.some((other) => other.id !== deliveryId && !isOver(other))

function blocksOf(answer: CommandAnswer, { heading, paragraph }: { heading: string; paragraph: string }): Block[] {
  const { language, message, ways } = answer
  const texts = mailTexts[language].answers
  const words = canSay(answer, ownDelivery(answer))
  const isWhich = answer.command === 'WHICH'
  return [
    { kind: 'Heading', text: heading },
    { kind: 'Paragraph', text: paragraph },
    ...(isWhich ? [] : [{ kind: 'Facts', rows: factsOf(answer) } as const]),
    ...(answer.command === 'STATUS' || answer.command === 'RECALL_ALL' ? othersOf(answer) : []),
    ...(words.length === 0 || message.deliveries.length === 0
      ? []
      : ([
          { kind: 'Subheading', text: texts.canSay },
          { kind: 'Answers', rows: words },
        ] satisfies Block[])),
    ...(isWhich ? [] : [{ kind: 'Button', label: texts.status, url: ways.statusPage } as const]),
  ]
}

function factsOf(answer: CommandAnswer): Fact[] {
  const { language, message } = answer
  const texts = mailTexts[language].answers
  const delivery = ownDelivery(answer)
  const [name, address] = [nameOf(mailboxOf(delivery)), shownAddress(delivery.recipient ?? '')]
  const recipient = { label: texts.recipient, value: name, detail: name === address ? undefined : address }
  // Whoever looks for a word finds the list on the first screen.
  if (isLost(answer)) return [recipient]
  return [
    recipient,
    { label: texts.state, value: stateOf(delivery, answer) },
    ...(delivery.repliedAt ? [{ label: texts.repliedAt, value: writtenMoment(delivery.repliedAt, answer) }] : []),
    ...(delivery.maskedPhone === null ? [] : [{ label: texts.phone, value: delivery.maskedPhone }]),
    ...(isOver(delivery) ? [] : [{ label: texts.until, value: writtenMoment(message.expiresAt, answer) }]),
  ]
}

function othersOf(answer: CommandAnswer): Block[] {
  const { language, message, deliveryId } = answer
  const others = message.deliveries.filter(({ id, recipient }) => id !== deliveryId && recipient !== null)
  if (others.length === 0) return []
  const rows = others.slice(0, mostOthers).map((other) => ({
    label: nameOf(mailboxOf(other)),
    value: stateOf(other, answer),
  }))
  return [
    { kind: 'Subheading', text: mailTexts[language].answers.others },
    { kind: 'Facts', rows },
  ]
}

/** One screen; the status page has them all. */
const mostOthers = 8

function stateOf({ state, heldReason, openedAt, announcedAt }: SentDelivery, answer: CommandAnswer): string {
  const text = mailTexts[answer.language].answers.states[heldReason === 'NUMBER_UNTOLD' ? heldReason : state]
  const at = state === 'OPENED' ? openedAt : state === 'ANNOUNCED' ? announcedAt : null
  if (at) return `${text} ${writtenMoment(at, answer)}`
  // Above all of what was taken back one wants to know whether it was read before.
  const opened = mailTexts[answer.language].answers.states.OPENED.toLocaleLowerCase(answer.language)
  return openedAt ? `${text} (${opened} ${writtenMoment(openedAt, answer)})` : text
}
