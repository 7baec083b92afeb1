import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { simpleParser, type ParsedMail } from 'mailparser'

export type Sms = { to: string; text: string; at: string }

const patience = 60_000

/** What left a gateway that has no SMTP_URL and no SMS_URL. */
export class Outbox {
  readonly #folder: string
  /** Files are written whole and never change. */
  readonly #mails = new Map<string, Promise<ParsedMail>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Oldest first. */
  async mails(): Promise<ParsedMail[]> {
    return Promise.all((await this.#names('.eml')).map((name) => this.#mail(name)))
  }

  /** Oldest first. */
  async mailsTo(address: string): Promise<ParsedMail[]> {
    return (await this.mails()).filter((mail) => addressesOf(mail).includes(address))
  }

  /** Oldest first; the number in E.164. */
  async smsTo(number: string): Promise<Sms[]> {
    const names = await this.#names('.sms.json')
    const texts = await Promise.all(names.map((name) => readFile(join(this.#folder, name), 'utf8')))
    const messages = texts.map((text) => JSON.parse(text) as Sms)
    return messages.filter(({ to }) => to === number)
  }

  /** The `nth` mail to this address, counted from 1, as soon as it has left. */
  async mailTo(address: string, nth = 1): Promise<ParsedMail> {
    return waitForNth(() => this.mailsTo(address), { nth, what: `mail to ${address}` })
  }

  /** The `nth` reply of a recipient to this sender: their receipts are no replies. */
  async replyTo(address: string, nth = 1): Promise<ParsedMail> {
    return waitForNth(() => this.repliesTo(address), { nth, what: `reply to ${address}` })
  }

  async repliesTo(address: string): Promise<ParsedMail[]> {
    return (await this.mailsTo(address)).filter(({ headers }) => !headers.has('auto-submitted'))
  }

  /** The receipt to this sender that is `about` something, for example `locked`. */
  async receiptTo(address: string, about: string): Promise<ParsedMail> {
    const receipts = async () =>
      (await this.mailsTo(address)).filter(({ messageId }) => messageId?.startsWith(`<${about}.`))
    return waitForNth(receipts, { nth: 1, what: `receipt ${about} to ${address}` })
  }

  async smsMessageTo(number: string, nth = 1): Promise<Sms> {
    return waitForNth(() => this.smsTo(number), { nth, what: `SMS to ${number}` })
  }

  #mail(name: string): Promise<ParsedMail> {
    const known = this.#mails.get(name)
    if (known) return known
    const mail = readFile(join(this.#folder, name)).then((content) => simpleParser(content))
    this.#mails.set(name, mail)
    return mail
  }

  /** Oldest first. */
  async #names(ending: string): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [])
    return names.filter((name) => name.endsWith(ending)).sort()
  }
}

/** The protected link of a notice. */
export function linkIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+\/m\/[0-9a-f-]{36}#[\w-]{43}/.exec(mail.text ?? '')?.[0]
  if (link === undefined) throw new Error(`No link in:\n${String(mail.text)}`)
  return link
}

/** The link to the page of a sent message, in a mail to its sender. */
export function statusLinkIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+\/sent\/[0-9a-f-]{36}#[\w-]{27}/.exec(mail.text ?? '')?.[0]
  if (link === undefined) throw new Error(`No status link in:\n${String(mail.text)}`)
  return link
}

/** The PIN on the last line of an SMS (`@host #123456`). */
export function pinIn(sms: Sms): string {
  const pin = /#(\d{6})$/.exec(sms.text)?.[1]
  if (pin === undefined) throw new Error('No PIN on the last line of the SMS')
  return pin
}

export function addressesOf({ to }: ParsedMail): string[] {
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
