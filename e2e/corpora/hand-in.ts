import { isDeepStrictEqual } from 'node:util'
import { SmtpClient } from '../../haraka-plugins/testing/smtp-client.ts'
import type { TestGateway } from '../support/gateway.ts'
import { Holder, type Opened } from '../support/holder.ts'
import type { NoticeLinks } from './notice-links.ts'
import { readHere } from './read-here.ts'

export type Mail = { name: string; raw: Buffer }
export type Result = {
  accepted: number
  refused: number
  slowest: { name: string; milliseconds: number }
  faults: string[]
}

type HandedIn = Mail & { address: string; isAccepted: boolean }

const sender = 'eva@kommun.example'
const mostMilliseconds = 5_000
const connections = 4
let recipients = 0

/** Hands mails in over SMTP, opens by its link each that is taken, and compares it with what the parser finds in the same bytes here. */
export async function handIn(
  mails: Mail[],
  { gateway, links }: { gateway: TestGateway; links: NoticeLinks },
): Promise<Result> {
  const result: Result = { accepted: 0, refused: 0, slowest: { name: '', milliseconds: 0 }, faults: [] }
  const waiting = mails.map((mail) => ({ ...mail, raw: asSent(mail.raw), address: `r${++recipients}@x.example` }))
  const handedIn: HandedIn[] = []
  const work = async () => {
    const client = await SmtpClient.greeted(gateway.smtp.port)
    for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
      const { code, text } = await send(client, mail, result)
      const isAccepted = code === 250
      handedIn.push({ ...mail, isAccepted })
      if (isAccepted) result.accepted++
      else result.refused++
      if (!isAccepted && (code < 500 || code > 599)) result.faults.push(`${mail.name}: ${text}`)
    }
    client.close()
  }
  await Promise.all(Array.from({ length: connections }, work))
  const taken = handedIn.filter(({ isAccepted }) => isAccepted)
  const found = await links.to(taken.map(({ address }) => address))
  for (const mail of taken) result.faults.push(...(await differences(mail, found.get(mail.address) ?? '')))
  return result
}

async function send(
  client: SmtpClient,
  { name, raw, address }: Mail & { address: string },
  { slowest, faults }: Result,
) {
  const begun = performance.now()
  await client.commands(`MAIL FROM:<${sender}>`, `RCPT TO:<${address}.s>`)
  const answer = await client.data(raw)
  const milliseconds = Math.round(performance.now() - begun)
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { name, milliseconds })
  if (milliseconds > mostMilliseconds) faults.push(`${name}: answered after ${milliseconds} ms`)
  return answer
}

/** A client ends each line with CRLF, the last one too. */
function asSent(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replaceAll(/\r?\n/g, '\r\n')
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1')
}

async function differences({ name, raw }: Mail, link: string): Promise<string[]> {
  try {
    const opened = await (await Holder.of(link)).open()
    return differing(opened, await readHere(raw)).map((what) => `${name}: ${what} differs`)
  } catch (error) {
    return [`${name}: ${String(error)}`]
  }
}

function differing(
  { manifest, attachments }: Opened,
  { content, parts }: Awaited<ReturnType<typeof readHere>>,
): string[] {
  const members = ['subject', 'to', 'cc', 'text', 'html', 'attachments'] as const
  const found: string[] = members.filter((member) => !isDeepStrictEqual(manifest[member], content[member]))
  if (attachments.size !== parts.size) found.push('the number of parts')
  for (const [partId, bytes] of attachments) if (parts.get(partId)?.equals(bytes) !== true) found.push(`part ${partId}`)
  return found
}
