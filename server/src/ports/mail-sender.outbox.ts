import { readdir } from 'node:fs/promises'
import { PassThrough, pipeline, type Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { outboxNames, writeWhole } from '../outbox/outbox-files.ts'
import type { Clock } from './clock.ts'
import type { MailSender, OutgoingMail } from './mail-sender.ts'

/**
 * Writes each mail to a file of `folder` in place of sending it, oldest name first, the return path on top as a receiving server
 * writes it. The same Message-ID makes one file, so that a job that runs twice makes no second mail.
 */
export function outboxMailSender(folder: string, clock: Clock): MailSender {
  const compose = createTransport({
    streamTransport: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const nameFor = outboxNames(clock)

  async function write(mail: OutgoingMail): Promise<void> {
    const mark = markOf(mail)
    if (await isWritten(folder, mark)) return
    const { message } = await compose.sendMail(mail)
    // nodemailer's stream says only once that it broke, and whoever reads it later waits for ever
    const steady = pipeline(message as Readable, new PassThrough(), () => undefined)
    await writeWhole(folder, nameFor(mark, 'eml'), delivered(mail.envelope.from, steady))
  }

  return {
    send: async (mail) => {
      try {
        await write(mail)
        return { kind: 'MailTaken' }
      } catch (error) {
        return { kind: 'MailDeferred', code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' }
      }
    },
    close: async () => {},
  }
}

async function* delivered(returnPath: string, message: Readable) {
  yield `Return-Path: <${returnPath}>\r\n`
  yield* message
}

function markOf({ messageId }: OutgoingMail): string {
  return (messageId ?? crypto.randomUUID())
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 120)
}

async function isWritten(folder: string, mark: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => name.endsWith(`-${mark}.eml`))
}
