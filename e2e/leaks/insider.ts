import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { fromBase64url, toBase64url, type Bytes } from '../../server/envelope/bytes.ts'
import { deriveLinkKeys, unwrapContentKey } from '../../server/envelope/keys.ts'
import { openBytes } from '../../server/envelope/part.ts'
import { open, sealedUnder } from '../../server/envelope/seal.ts'
import { aesKey } from '../../server/envelope/primitives.node.ts'

/** What somebody holds who has taken the database and the folder of keys, and nothing else. */
type Loot = {
  keks: Map<string, Bytes>
  pepper: Bytes
  dayKeys: Bytes[]
  /** Everything of 32 bytes that could be a key, whatever it is meant for. */
  keys: Bytes[]
  ids: string[]
  addresses: string[]
  values: Bytes[]
}

export type Opened = {
  /** Ids of messages and replies whose text was read. */
  owners: Set<string>
  /** Texts that were sealed under the server's keys alone: numbers, threads. */
  texts: string[]
  pins: string[]
  /** Values that are sealed under a key of the loot, and that nothing here opened: of something that is not tried yet. */
  closed: number
}

/** Tries every key on every value, every secret that comes out as a link, as a key, and on every part. */
export async function openEverything(client: Client, keysFolder: string): Promise<Opened> {
  const loot = await gather(client, keysFolder)
  const { plaintexts, closed } = await unsealed(loot)
  const pins = await guessedPins(client, loot.pepper)
  const secrets = distinct([
    ...loot.keys,
    ...plaintexts.filter(({ length }) => length === 32),
    ...pins.map((pin) => new Uint8Array(createHash('sha256').update(pin).digest())),
  ])
  const wrappedKeys = plaintexts.filter(({ length, 0: version }) => length === 61 && version === 1)
  const contentKeys = await unwrapped({ secrets, wrappedKeys, ids: loot.ids })
  const owners = await readable(client, distinct([...contentKeys, ...secrets]))
  const texts = plaintexts.map((bytes) => Buffer.from(bytes).toString()).filter((text) => /^[ -~]+$/.test(text))
  return { owners, texts, pins, closed }
}

async function gather(client: Client, keysFolder: string): Promise<Loot> {
  const files = await readdir(keysFolder, { recursive: true, withFileTypes: true })
  const texts = new Map<string, string>()
  for (const file of files.filter((one) => one.isFile())) {
    texts.set(file.name, (await readFile(join(file.parentPath, file.name), 'utf8')).trim())
  }
  const ring = JSON.parse(texts.get('kek.json') ?? '') as { keks: Record<string, string>; pepper: string }
  const keks = new Map(Object.entries(ring.keks).map(([id, key]) => [id, fromBase64url(key)]))
  const pepper = fromBase64url(ring.pepper)
  const dayKeys = [...texts].filter(([name]) => name.endsWith('.key')).map(([, text]) => fromBase64url(text))
  const cells = await everyCell(client)
  const values = cells.filter((cell) => Buffer.isBuffer(cell)).map((cell) => new Uint8Array(cell))
  const words = cells.filter((cell) => typeof cell === 'string')
  const tokens = [...words, ...texts.values()].filter((text) => /^[\w-]{43}$/.test(text)).map(fromBase64url)
  return {
    keks,
    pepper,
    dayKeys,
    keys: [...keks.values(), pepper, ...dayKeys, ...tokens, ...values.filter(({ length }) => length === 32)],
    ids: [...new Set(words.filter((word) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word)))],
    addresses: [...new Set(words.filter((word) => word.includes('@')))],
    values,
  }
}

/** Every value in every table, those of jobs too. */
async function everyCell(client: Client): Promise<unknown[]> {
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  )
  const cells: unknown[] = []
  for (const { name } of tables.rows) {
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`)
    cells.push(...rows.flatMap((row) => Object.values(row)))
  }
  return cells
}

const kinds = ['content-key', 'link-secret', 'phone', 'thread', 'reply-key', 'command']
const kindsByAddress = ['proven-number', 'directory-number']

async function unsealed({
  keks,
  dayKeys,
  ids,
  addresses,
  values,
}: Loot): Promise<{ plaintexts: Bytes[]; closed: number }> {
  const contexts = [
    ...kinds.flatMap((kind) => ids.map((id) => `${kind}:${id}`)),
    ...kindsByAddress.flatMap((kind) =>
      addresses.map((address) => `${kind}:${encodeURIComponent(address.toLowerCase())}`),
    ),
    'key-ring-canary',
  ]
  const keys = { currentId: '', kek: (id: string) => keks.get(id) }
  const plaintexts: Bytes[] = []
  let closed = 0
  for (const sealed of values.filter((value) => isSealedUnder(value, keks))) {
    const tries = [undefined, ...dayKeys].flatMap((dayKey) =>
      contexts.map((context) => attempt(open({ keys, ...(dayKey && { dayKey }), context, sealed }))),
    )
    const opened = (await Promise.all(tries)).filter((plaintext) => plaintext !== undefined)
    if (opened.length === 0) closed++
    plaintexts.push(...opened)
  }
  return { plaintexts, closed }
}

function isSealedUnder(value: Bytes, keks: Map<string, Bytes>): boolean {
  try {
    return keks.has(sealedUnder(value))
  } catch {
    return false
  }
}

/** The pepper makes a million guesses a matter of seconds: a PIN protects while somebody waits, never at rest. */
async function guessedPins(client: Client, pepper: Bytes): Promise<string[]> {
  const { rows } = await client.query<{ id: string; digest: Buffer }>(
    'select id, digest from pins where digest is not null',
  )
  return rows.flatMap(({ id, digest }) => {
    for (let guess = 0; guess < 1_000_000; guess++) {
      const pin = String(guess).padStart(6, '0')
      if (createHmac('sha256', pepper).update(`pin\0${id}\0${pin}`).digest().equals(digest)) return [pin]
    }
    return []
  })
}

type Unwrapping = { secrets: Bytes[]; wrappedKeys: Bytes[]; ids: string[] }

/** Each secret as the secret of a link, and as the wrap key itself. */
async function unwrapped({ secrets, wrappedKeys, ids }: Unwrapping): Promise<Bytes[]> {
  const found: Bytes[] = []
  for (const secret of secrets) {
    const { wrapKey, accessToken } = await deriveLinkKeys(secret)
    const raw = [await aesKey(secret), await aesKey(accessToken)]
    const tries = [wrapKey, ...raw].flatMap((key) =>
      wrappedKeys.flatMap((wrappedKey) =>
        ids.map((deliveryId) => attempt(unwrapContentKey({ wrapKey: key, deliveryId, wrappedKey }))),
      ),
    )
    found.push(...(await Promise.all(tries)).filter((key) => key !== undefined))
  }
  return found
}

async function readable(client: Client, keys: Bytes[]): Promise<Set<string>> {
  const { rows } = await client.query<{ owner: string; part: string; sealed: Buffer }>(
    `select owner_id as owner, part_id as part, string_agg(bytes, '' order by sequence) as sealed
     from sealed_chunks group by owner_id, part_id`,
  )
  const owners = new Set<string>()
  for (const { owner, part, sealed } of rows) {
    for (const contentKey of keys) {
      if (await attempt(openBytes({ contentKey, ownerId: owner, partId: part, sealed }))) owners.add(owner)
    }
  }
  return owners
}

const attempt = <T>(trying: Promise<T>): Promise<T | undefined> => trying.catch(() => undefined)

function distinct(values: Bytes[]): Bytes[] {
  return [...new Map(values.map((value) => [toBase64url(value), value])).values()]
}
