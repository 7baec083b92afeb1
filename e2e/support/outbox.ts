import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { simpleParser, type ParsedMail } from 'mailparser'

export type Sms = { to: string; text: string; at: string }

const patience = 20_000

/** What left a gateway that has no SMTP_URL and no SMS_URL. */
export class Outbox {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Oldest first. */
  async mailsTo(address: string): Promise<ParsedMail[]> {
    const mails = await Promise.all((await this.#contents('.eml')).map((content) => simpleParser(content)))
    return mails.filter((mail) => addressesOf(mail).includes(address))
  }

  /** Oldest first; the number in E.164. */
  async smsTo(number: string): Promise<Sms[]> {
    const messages = (await this.#contents('.sms.json')).map((content) => JSON.parse(content.toString()) as Sms)
    return messages.filter(({ to }) => to === number)
  }

  /** The `nth` mail to this address, counted from 1, as soon as it has left. */
  async mailTo(address: string, nth = 1): Promise<ParsedMail> {
    return waitForNth(() => this.mailsTo(address), { nth, what: `mail to ${address}` })
  }

  async smsMessageTo(number: string, nth = 1): Promise<Sms> {
    return waitForNth(() => this.smsTo(number), { nth, what: `SMS to ${number}` })
  }

  async #contents(ending: string): Promise<Buffer[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const ours = names.filter((name) => name.endsWith(ending)).sort()
    return Promise.all(ours.map((name) => readFile(join(this.#folder, name))))
  }
}

/** The protected link of a notice. */
export function linkIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+\/m\/[0-9a-f-]{36}#[\w-]{43}/.exec(mail.text ?? '')?.[0]
  if (link === undefined) throw new Error(`No link in:\n${String(mail.text)}`)
  return link
}

/** The PIN on the last line of an SMS (`@host #123456`). */
export function pinIn(sms: Sms): string {
  const pin = /#(\d{6})$/.exec(sms.text)?.[1]
  if (pin === undefined) throw new Error('No PIN on the last line of the SMS')
  return pin
}

function addressesOf({ to }: ParsedMail): string[] {
  return [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''))
}

async function waitForNth<T>(find: () => Promise<T[]>, { nth, what }: { nth: number; what: string }): Promise<T> {
  const begun = performance.now()
  while (performance.now() - begun < patience) {
    const found = (await find())[nth - 1]
    if (found !== undefined) return found
    await sleep(50)
  }
  throw new Error(`${(await find()).length} of ${nth} came in ${patience / 1000} s: ${what}`)
}
