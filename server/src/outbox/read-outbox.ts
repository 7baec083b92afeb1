import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { z } from 'zod'

export type MailInOutbox = { name: string; from: string; to: string; subject: string; at: Date | undefined }
export type SmsInOutbox = { name: string; to: string; text: string; at: Date }
export type Outbox = { mails: MailInOutbox[]; sms: SmsInOutbox[] }

const shown = 200
const headerBytes = 32_768
const smsFile = z.object({ to: z.string(), text: z.string(), at: z.coerce.date() })

/** No dots first and no slashes: a name from the address bar never leads out of the folder. */
export const isMailName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*\.eml$/.test(name)

/** The newest of both: mails with the newest first, SMS with the newest last. */
export async function readOutbox(folder: string): Promise<Outbox> {
  const names = (await readdir(folder).catch(() => [])).sort()
  const mailNames = names.filter(isMailName).slice(-shown).reverse()
  const smsNames = names.filter((name) => name.endsWith('.sms.json') && !name.startsWith('.')).slice(-shown)
  return {
    mails: await Promise.all(mailNames.map((name) => readSummary(folder, name))),
    sms: await Promise.all(smsNames.map((name) => readSms(folder, name))),
  }
}

/** From the first bytes only: a reply may be 50 MB. */
async function readSummary(folder: string, name: string): Promise<MailInOutbox> {
  const { from, to, subject, date } = await simpleParser(await firstBytes(join(folder, name)))
  const recipient = [to].flat()[0]
  return {
    name,
    from: nameIn(from?.value[0]),
    to: nameIn(recipient?.value[0]),
    subject: subject ?? '',
    at: date,
  }
}

const nameIn = (mailbox: { name: string; address?: string } | undefined): string =>
  mailbox?.name || (mailbox?.address ?? '')

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    const head = buffer.subarray(0, bytesRead)
    const end = head.indexOf('\r\n\r\n')
    return end === -1 ? head : head.subarray(0, end + 4)
  } finally {
    await handle.close()
  }
}

async function readSms(folder: string, name: string): Promise<SmsInOutbox> {
  return { name, ...smsFile.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))) }
}
