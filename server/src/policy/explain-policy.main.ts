import { readCommandLine, refuseCommandLine } from '../command-line.ts'
import { ConfigError, readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { headerReader, typedHeaderLine } from '../intake/header-reader.ts'
import { levelInSubject, taggedSubject } from '../intake/subject-tags.ts'
import { readKeyRing } from '../keys/key-ring.ts'
import { systemClock } from '../ports/clock.ts'
import { pinoLog } from '../ports/log.pino.ts'
import { explainRecipient } from './explain-recipient.ts'
import { explanationLines } from './explanation-lines.ts'
import { livePolicy } from './live-policy.ts'
import { normalisedAddress } from './protected-address.ts'

const usage = "npm run policy:explain -- [--header 'NAME: VALUE'] [--subject SUBJECT] SENDER ADDRESS"

const { values, positionals } = readCommandLine(usage, {
  allowPositionals: true,
  options: { header: { type: 'string', multiple: true, default: [] }, subject: { type: 'string' } },
})
const [sender = '', address = ''] = positionals
if (positionals.length !== 2 || normalisedAddress(sender) === undefined) {
  refuseCommandLine(usage, 'Who writes, and to which address (with its suffix)?')
}

try {
  for (const line of await explain()) console.log(line)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function explain(): Promise<string[]> {
  const config = readConfig(process.env)
  const policy = livePolicy({ config, log: pinoLog(config.logLevel) })
  await migrate(config.database.url.reveal())
  const keys = await readKeyRing(config.kekFile)
  if (!keys) throw new ConfigError('There is no key ring yet: start Sigill once.')
  const { db, close } = openDatabase(config.database.url.reveal(), { connections: 1, onError: () => undefined })
  try {
    return explanationLines(
      await explainRecipient({ config, policy, db, keys, clock: systemClock }, { sender, address, ...asked(policy) }),
    )
  } finally {
    await close()
  }
}

/** Without header and subject: what is known at RCPT. */
function asked(policy: ReturnType<typeof livePolicy>) {
  if (values.header.length === 0 && values.subject === undefined) return {}
  const { tags, phones } = taggedSubject(values.subject ?? '', policy.current())
  const header = headerReader(values.header.map(typedHeaderLine))
  return { mail: { header, subjectTags: tags }, subject: { phone: phones[0], level: levelInSubject({ tags }) } }
}
