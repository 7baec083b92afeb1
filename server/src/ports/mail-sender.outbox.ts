import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, pipeline, type Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { outboxNames, removeAbandoned, reserveName, writeWhole } from '../outbox/outbox-files.ts'
import type { Clock } from './clock.ts'
import type { MailSender, OutgoingMail } from './mail-sender.ts'

const tidyMilliseconds = 10 * 60_000

/**
 * Writes each mail to a file of `folder` in place of sending it, oldest name first, the return path on top as a receiving server
 * writes it. The same Message-ID makes one file, whoever writes it and dies over it, so that a job that runs twice makes no second mail.
 */
export function outboxMailSender(folder: string, clock: Clock): MailSender {
  const compose = createTransport({
    streamTransport: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const nameFor = outboxNames(clock)
  const tidy = atMostEvery(tidyMilliseconds, clock, (before) => removeAbandoned(folder, before))

  async function write(mail: OutgoingMail): Promise<void> {
    const mark = markOf(mail)
    const name = await reserveName(folder, mark, nameFor(mark, 'eml'))
    await tidy()
    if (await isWritten(join(folder, name))) return
    const { message } = await compose.sendMail(mail)
    // nodemailer's stream says only once that it broke, and whoever reads it later waits for ever
    const steady = pipeline(message as Readable, new PassThrough(), () => undefined)
    await writeWhole(folder, name, delivered(mail.envelope.from, steady))
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

const isWritten = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

/** What is older than an interval has been given up by whoever was writing it. */
function atMostEvery(interval: number, clock: Clock, tidy: (before: Date) => Promise<void>): () => Promise<void> {
  let next = 0
  return async () => {
    const now = clock.now().getTime()
    if (now < next) return
    next = now + interval
    await tidy(new Date(now - interval))
  }
}
