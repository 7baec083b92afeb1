import type { ParsedMail } from 'mailparser'
import { readMail } from '../outbox/read-mail.ts'
import { readOutbox } from '../outbox/read-outbox.ts'
import type { DemoConfig } from './config.ts'
import { DemoError, handIn } from './hand-in.ts'
import { karin } from './sample-mails.ts'

/** Answers the last mail that asked Karin for a number, as her mail program would. @returns the command address that it went to */
export async function answerHeld(
  { smtp, outbox }: Pick<DemoConfig, 'smtp' | 'outbox'>,
  said: string,
): Promise<string[]> {
  if (!outbox)
    throw new DemoError('SMTP_URL is set: the mail that asks for the number is in the mailbox of its sender.')
  const asked = await lastHeldMail(outbox.folder)
  if (!asked) throw new DemoError(`No mail in ${outbox.folder} asks for a number. Run npm run demo first.`)
  const { messageId = '', subject = '', replyTo } = asked
  const to = replyTo?.value[0]?.address ?? ''
  return handIn(smtp, [
    { from: karin, to, subject: `Sv: ${subject}`, text: said, inReplyTo: messageId, references: messageId },
  ])
}

async function lastHeldMail(folder: string): Promise<ParsedMail | undefined> {
  const { mails } = await readOutbox(folder)
  for (const { name, to } of mails) {
    if (to !== karin.name) continue
    const mail = await readMail(folder, name)
    if (mail?.messageId?.startsWith('<held.')) return mail
  }
  return undefined
}
