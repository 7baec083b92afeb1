import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import { isMailName } from './read-outbox.ts'

/** The whole mail; its `cid:` pictures stand in the HTML as `data:`. Undefined when the folder has no mail of that name. */
export async function readMail(folder: string, name: string): Promise<ParsedMail | undefined> {
  if (!isMailName(name)) return undefined
  const file = join(folder, name)
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  return exists ? simpleParser(createReadStream(file)) : undefined
}
