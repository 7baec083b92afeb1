import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { simpleParser } from 'mailparser'

const patience = 120_000
const linkOf = /https?:\/\/\S+\/m\/[0-9a-f-]{36}#[\w-]{43}/

/** The links in the notices of a gateway, by recipient; each notice is read once, however many there are. */
export class NoticeLinks {
  readonly #folder: string
  readonly #read = new Set<string>()
  readonly #links = new Map<string, string>()

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'outbox')
  }

  /** @throws Error when a notice to one of them does not come */
  async to(addresses: readonly string[]): Promise<Map<string, string>> {
    const begun = performance.now()
    while (performance.now() - begun < patience) {
      await this.#readNew()
      if (addresses.every((address) => this.#links.has(address))) return this.#links
      await sleep(100)
    }
    const missing = addresses.filter((address) => !this.#links.has(address))
    throw new Error(`no notice came to ${missing.join(', ')}`)
  }

  async #readNew(): Promise<void> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
    for (const name of names.filter((found) => !this.#read.has(found))) {
      const { to, text } = await simpleParser(await readFile(join(this.#folder, name)))
      const address = [to ?? []].flat()[0]?.value[0]?.address ?? ''
      this.#links.set(address, linkOf.exec(text ?? '')?.[0] ?? '')
      this.#read.add(name)
    }
  }
}
