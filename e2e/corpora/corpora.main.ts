// Every mail of ../shared/corpora over SMTP, and our own, as they are and broken in ways that are the same every time.
import { commandLineNumber, readCommandLine } from '../../server/src/command-line.ts'
import { corpora, corpusMails } from '../../server/testing/corpora.ts'
import { damaged } from '../../server/testing/damaged-mail.ts'
import { seeded } from '../../server/testing/seeded.ts'
import { startTestGateway } from '../support/gateway.ts'
import { handIn, type Mail } from './hand-in.ts'
import { NoticeLinks } from './notice-links.ts'
import { ownMails } from './own-mails.ts'
import { watch } from './watch.ts'

const usage =
  'npm run corpora -- [--seeds HOW-MANY, 200] [--each MAILS-BROKEN-BY-A-SEED, 25] [--one-of SO-MANY-MAILS, 1]'

const { values } = readCommandLine(usage, {
  options: {
    seeds: { type: 'string', default: '200' },
    each: { type: 'string', default: '25' },
    'one-of': { type: 'string', default: '1' },
  },
})
const seeds = commandLineNumber(usage, values.seeds, Number.isInteger)
const each = commandLineNumber(usage, values.each, Number.isInteger)
const oneOf = commandLineNumber(usage, values['one-of'], Number.isInteger)
const others = corpusMails().filter((_, index) => index % oneOf === 0)
if (others.length === 0) {
  console.log(`There are no mails in ${corpora}: our own ${ownMails.length} have to do.`)
  console.log('docs/decisions/0013-the-tests.md says where to get more.')
}
const corpus: Mail[] = [...others, ...ownMails]

const gateway = await startTestGateway()
const links = new NoticeLinks(gateway.dataFolder)
await handIn(corpus.slice(0, 20), { gateway, links })
const watched = await watch(gateway)
const total = { accepted: 0, refused: 0 }
const faults: string[] = []
let slowest = { name: '', milliseconds: 0 }
const begun = performance.now()

async function round(mails: Mail[]): Promise<void> {
  const result = await handIn(mails, { gateway, links })
  total.accepted += result.accepted
  total.refused += result.refused
  if (result.slowest.milliseconds > slowest.milliseconds) slowest = result.slowest
  faults.push(...result.faults)
  for (const fault of result.faults) console.log(fault)
}

await round(corpus)
for (let seed = 1; seed <= seeds; seed++) {
  const random = seeded(seed)
  const chosen = corpus.toSorted(() => random() - 0.5).slice(0, each)
  await round(
    chosen
      .map((mail) => ({ ...damaged(mail, random) }))
      .map(({ name, raw }) => ({ name: `seed ${seed}: ${name}`, raw })),
  )
}
faults.push(...(await watched.faults()))
const seconds = ((performance.now() - begun) / 1000).toFixed(0)
console.log(
  `${corpus.length} mails as they are and ${seeds} seeds of ${Math.min(each, corpus.length)} broken ones in ${seconds} s: ${total.accepted} accepted, opened and ` +
    `compared, ${total.refused} refused; slowest answer ${slowest.milliseconds} ms (${slowest.name}); peaks ${await watched.memory()}`,
)
console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults:\n${faults.join('\n')}`)
await gateway.stop()
process.exitCode = faults.length === 0 ? 0 : 1
