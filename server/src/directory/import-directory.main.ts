import { readFile } from 'node:fs/promises'
import { readCommandLine, refuseCommandLine } from '../command-line.ts'
import { ConfigError, readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { checkedKeyRing } from '../keys/check-key-ring.ts'
import { systemClock } from '../ports/clock.ts'
import { systemRandom } from '../ports/random.ts'
import type { DirectoryFault } from './directory-file.ts'
import { importDirectory } from './import-directory.ts'

const usage = 'npm run directory:import -- FILE.csv'
const { positionals } = readCommandLine(usage, { allowPositionals: true, options: {} })
const [file, ...others] = positionals
if (file === undefined || others.length > 0) refuseCommandLine(usage, 'Which file? One, with lines of address;number:')
const text = await textOf(file)

const config = readConfig(process.env)
const databaseUrl = config.database.url.reveal()
await migrate(databaseUrl)
const { db, close } = openDatabase(databaseUrl, { connections: 2, onError: () => undefined })
const ports = { db, clock: systemClock, random: systemRandom }
try {
  // Under the ring of another database it would seal what no server opens.
  const keys = await checkedKeyRing(ports, { file: config.kekFile })
  await importInto({ ...ports, config, keys })
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  fail([error.message])
} finally {
  await close()
}

async function importInto(deps: Parameters<typeof importDirectory>[0]): Promise<void> {
  const outcome = await importDirectory(deps, { text })
  switch (outcome.kind) {
    case 'DirectoryImported':
      console.log(`Numbers in the directory now: ${outcome.numbers}; before: ${outcome.before}.`)
      if (outcome.forgotten > 0)
        console.log(
          `Left out, for a sender had them forgotten: ${outcome.forgotten}. A number that is proven again may come back.`,
        )
      return
    case 'DirectoryEmpty':
      fail(['There is no number in the file. Nothing was changed.'])
      return
    case 'DirectoryFaulty':
      fail([...outcome.faults.map(sentenceOf), `Nothing was changed. Lines to mend: ${outcome.faults.length}.`])
  }
}

/** Where, and what is wrong; never what stands there. */
function sentenceOf({ line, code }: DirectoryFault): string {
  const sentences: Record<DirectoryFault['code'], string> = {
    COLUMNS: 'needs two columns, address;number',
    NOT_AN_ADDRESS: 'the first column is not a mail address',
    PROTECTED_ADDRESS: `write the address without ${config.mail.suffix} at the end`,
    MALFORMED_PHONE: 'the second column is not a whole telephone number',
    PHONE_NOT_ALLOWED: 'the number is not a mobile number, or in a country that SMS_COUNTRIES does not allow',
    TWICE: 'the address stands on an earlier line with another number',
    NOT_CSV: 'a quotation mark has no other: from here on the file cannot be read',
  }
  return `line ${line}: ${sentences[code]}`
}

function fail(lines: string[]): void {
  for (const line of lines) console.error(line)
  process.exitCode = 1
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) =>
    refuseCommandLine(usage, `The file cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`),
  )
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuseCommandLine(usage, 'The file is not UTF-8. In Excel: save as "CSV UTF-8".')
  }
}
