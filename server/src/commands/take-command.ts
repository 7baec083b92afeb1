import type { Readable } from 'node:stream'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { seal } from '@sigill/envelope/seal.ts'
import type { Language } from '@sigill/texts/language.ts'
import { addDays } from '../days.ts'
import { within } from '../db/within.ts'
import type { Dependencies } from '../dependencies.ts'
import { isOfSender } from '../deliveries/changed-delivery.ts'
import { deliveryById, type Delivery } from '../deliveries/deliveries.store.ts'
import { writeEvents } from '../events/events.store.ts'
import { threadOf } from '../intake/mail-headers.ts'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { keyedDigest } from '../keys/digests.ts'
import { newId } from '../keys/new-id.ts'
import { PartsTooLarge } from '../parts/seal-attachments.ts'
import { sendersLanguage } from '../policy/senders-language.ts'
import { commandContext } from './command-context.ts'
import { ignoreCommand } from './ignore-command.ts'
import { countTaken, insertTakenCommand, lockCommandsOf, wasTaken, type TakenCommand } from './commands.store.ts'
import { ownLines } from './own-lines.ts'
import { performCommand } from './perform-command.ts'
import { readAnswer, type AnswerMail } from './read-answer.ts'
import { readCommand, type Command, type SaidCommand } from './read-command.ts'
import { drain, readHead } from './read-head.ts'
import { whyIgnored, type Claim, type IgnoredReason } from './why-ignored.ts'

export type CommandTaken = { kind: 'CommandTaken'; answered: boolean }

/** Two machines that answer each other stop here; no person says as much. */
const mostInADay = 20

export type CommandMail = Omit<Claim, 'mail'> & { deliveryId: string; isDigest: boolean; raw: Readable }

/**
 * A mail to the command address of a delivery: says what should become of it, if it is its sender who says it. Otherwise nothing happens,
 * and an event says why.
 * @throws MailRefusal when it cannot be read, and when whoever wrote it is to hear that nothing happens
 */
export async function takeCommand(
  deps: Dependencies,
  { deliveryId, isDigest, raw, ...envelope }: CommandMail,
): Promise<CommandTaken> {
  const head = await readHead(raw)
  const delivery = await deliveryById(deps.db, deliveryId)
  // What costs time, the HTML of it above all, is read for a sender only.
  const early = delivery && (await whyIgnoredEarly(deps, { delivery, claim: { ...envelope, mail: head } }))
  if (!delivery || early) await drain(head.raw)
  if (!delivery) return { kind: 'CommandTaken', answered: false }
  if (early) return ignoreCommand(deps, { delivery, reason: early })
  const mail = await readWhole(head.raw)
  const ignored = whyIgnored(delivery, { ...envelope, mail })
  if (ignored) return ignoreCommand(deps, { delivery, reason: ignored })
  return take(deps, { delivery, mail, said: saidIn(mail, isDigest) })
}

/** Of a delivery that was changed in the database nobody is the sender: who stands there may not be. */
async function whyIgnoredEarly(
  deps: Dependencies,
  { delivery, claim }: { delivery: Delivery; claim: Claim },
): Promise<IgnoredReason | undefined> {
  return (await isOfSender(deps, delivery)) ? whyIgnored(delivery, claim) : 'CHANGED'
}

/** Whatever is said to a digest, it does not say of which delivery. */
function saidIn({ text }: AnswerMail, isDigest: boolean): SaidCommand {
  const said = readCommand(ownLines(text))
  return isDigest ? { ...said, command: { kind: 'WHICH' } } : said
}

const questions: Command['kind'][] = ['STATUS', 'HELP', 'UNKNOWN', 'WHICH']
const recalls: Command['kind'][] = ['RECALL', 'RECALL_ALL']
const changes: Command['kind'][] = [
  'EXTEND',
  'REMIND',
  'UNLOCK',
  'GIVE_NUMBER',
  'FORGET_NUMBER',
  'RECEIPTS_ON',
  'RECEIPTS_OFF',
]

/** Of each sort a number of its own: a machine that answers our answers does not use up the sender's own recall. */
async function isTooMany(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { deliveryId, kind }: { deliveryId: string; kind: Command['kind'] },
): Promise<boolean> {
  const commands = [questions, recalls, changes].find((kinds) => kinds.includes(kind)) ?? [kind]
  const after = addDays(clock.now(), -1)
  return (await countTaken(db, { deliveryId, after, commands })) >= mostInADay
}

/** @throws MailRefusal */
async function readWhole(raw: Readable): Promise<AnswerMail> {
  try {
    return await readAnswer(raw)
  } catch (error) {
    if (error instanceof PartsTooLarge) throw new MailRefusal('TOO_LARGE', error)
    throw error
  }
}

type Taking = { delivery: Delivery; mail: AnswerMail; said: SaidCommand }

/** What is said is done, written down and to be answered in one transaction: a sender who tries again after an outage has it done once. */
async function take(deps: Dependencies, { delivery, mail, said }: Taking): Promise<CommandTaken> {
  const id = newId(deps)
  const row = { id, mailDigest: digestOf(deps, { deliveryId: delivery.id, mail }) }
  const sealedMessageId = await sealMessageId(deps, { id, mail })
  const ignored = await deps.db.transaction(async (tx) =>
    takeWithin({ ...deps, db: within(tx) }, { ...row, sealedMessageId, delivery, said }),
  )
  if (ignored) return ignoreCommand(deps, { delivery, reason: ignored })
  return { kind: 'CommandTaken', answered: true }
}

type TakingRow = Pick<TakenCommand, 'id' | 'mailDigest' | 'sealedMessageId'> & Pick<Taking, 'delivery' | 'said'>

/** @returns why nothing was done, when others were taken before, or meanwhile */
async function takeWithin(
  deps: Dependencies,
  { delivery, said, ...row }: TakingRow,
): Promise<'REPLAYED' | 'TOO_MANY' | undefined> {
  const { command } = said
  const { messageId, id: deliveryId } = delivery
  await lockCommandsOf(deps.db, deliveryId)
  if (await wasTaken(deps.db, row.mailDigest)) return 'REPLAYED'
  if (await isTooMany(deps, { deliveryId, kind: command.kind })) return 'TOO_MANY'
  // Before the row below: like everybody else it holds the message before its deliveries, to which that refers.
  const outcome = await performCommand(deps, { command, delivery })
  const [takenAt, language] = [deps.clock.now(), languageOf(said, sendersLanguage(deps))]
  await insertTakenCommand(deps.db, { ...row, deliveryId, command: command.kind, outcome, takenAt, language })
  const details = { command: command.kind, outcome }
  await writeEvents(deps.db, [{ kind: 'COMMAND_TAKEN', at: takenAt, messageId, deliveryId, details }])
  await deps.jobs.enqueue(deps.db, 'send-answer', [{ commandId: row.id }])
  return undefined
}

/** By its Message-ID, since a mail that is handed in anew has other trace fields. */
function digestOf(
  { keys }: Pick<Dependencies, 'keys'>,
  { deliveryId, mail }: { deliveryId: string; mail: AnswerMail },
): Bytes {
  const { messageId = Buffer.from(mail.rawDigest).toString('base64url') } = threadOf(mail.headers)
  return keyedDigest(keys.pepper, 'command-mail', `${deliveryId} ${messageId}`)
}

/** In the language that somebody wrote, where it shows. */
function languageOf({ languages }: SaidCommand, ofSenders: Language): Language {
  return languages.includes(ofSenders) ? ofSenders : (languages[0] ?? ofSenders)
}

async function sealMessageId(
  { keys, random }: Pick<Dependencies, 'keys' | 'random'>,
  { id, mail }: { id: string; mail: AnswerMail },
): Promise<Bytes | null> {
  const { messageId } = threadOf(mail.headers)
  if (messageId === undefined) return null
  const plaintext = new TextEncoder().encode(messageId)
  return seal({ keys: keys.keks, context: commandContext(id), plaintext, random })
}
