import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { commandDelivery, eva } from '../../testing/command-delivery.ts'
import { corpusMails, type CorpusMail } from '../../testing/corpora.ts'
import { damaged } from '../../testing/damaged-mail.ts'
import { seeded } from '../../testing/seeded.ts'
import { rawMail } from '../../testing/test-gateway.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { MailRefusal } from '../intake/mail-refusal.ts'
import { ownLines } from './own-lines.ts'
import { readAnswer } from './read-answer.ts'
import { readCommand } from './read-command.ts'

const corpus = corpusMails()
const timeout = 120_000
const mostMilliseconds = 5_000

/** As if the sender had written it: what it says is read, whoever wrote it. */
function asIfFrom(sender: string, { raw }: CorpusMail): string[] {
  const lines = raw.toString('latin1').split(/\r?\n/)
  return [`From: ${sender}`, ...lines.filter((line) => !/^(from|sender):/i.test(line))]
}

/** @returns what is not refused with a reason of ours, or takes too long */
async function faultsIn({ name, raw }: CorpusMail): Promise<string[]> {
  const begun = performance.now()
  try {
    const { text } = await readAnswer(Readable.from([raw]))
    readCommand(ownLines(text))
  } catch (error) {
    if (!(error instanceof MailRefusal)) return [`${name}: ${String(error)}`]
  }
  return performance.now() - begun > mostMilliseconds ? [`${name}: it takes too long`] : []
}

describe.skipIf(corpus.length === 0)('the mails of ../shared/corpora (skipped where it is not)', () => {
  test('are read as answers, whole and damaged, without a fault', { timeout }, async () => {
    const random = seeded(20261129)
    const faults: string[] = []
    for (const mail of corpus) faults.push(...(await faultsIn(mail)), ...(await faultsIn(damaged(mail, random))))
    expect(faults).toEqual([])
  })

  test(
    'are no word that changes something when they come to a command address, from anybody or from its sender',
    { timeout },
    async () => {
      const { deps, to, now, send, eventsNow } = await commandDelivery()
      const before = await now()
      const codes = new Set<string>()
      for (const mail of corpus.filter((_, index) => index % 3 === 0)) {
        const rfc822 = rawMail(mail.raw.toString('latin1').split(/\r?\n/))
        const results = [
          await acceptMail(deps, { sender: eva, recipients: [to], rfc822 }),
          await send(asIfFrom(eva, mail)),
        ]
        for (const result of results) codes.add('code' in result ? result.code : result.kind)
      }
      const answers = ['COMMAND_FROM_ELSEWHERE', 'COMMAND_TOO_OFTEN', 'CommandTaken', 'MALFORMED_MAIL']
      expect([...codes].sort()).toEqual(answers)
      expect(await now()).toEqual(before)
      const taken = (await eventsNow()).filter(({ kind }) => kind === 'COMMAND_TAKEN')
      const said = taken.map(({ details }) => (details as { command: string }).command)
      expect([...new Set(said)].sort()).toEqual(['UNKNOWN'])
    },
  )
})
