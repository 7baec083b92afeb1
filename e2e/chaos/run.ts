import { setTimeout as sleep } from 'node:timers/promises'
import { databaseUrl } from '../support/database.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import type { Mailboxes } from './announcements.ts'
import { ExtendingSender, extendingEnv } from './extending-sender.ts'
import { type FaultKind, strike } from './faults.ts'
import { MailServer } from './mail-server.ts'
import { seededRandom, type SeededRandom } from './seeded-random.ts'
import { allJobsDone, whatIsLeft, type Left } from './settle.ts'
import { tallyUp, type Tally } from './tally.ts'
import { tallyExtensions, type ExtensionsTally } from './tally-extensions.ts'

export type Chaos = {
  plan: FaultKind[]
  seed: number
  mailboxes: Mailboxes
  /** How long the database stands still. */
  stopSeconds: number
  /** A round takes at least this: what ends five times a minute is given up by its launcher. */
  roundSeconds: number
  /** See `allJobsDone`. */
  patient: boolean
  say: (line: string) => void
}

export type Outcome = Tally &
  ExtensionsTally &
  Left & {
    /** The sender's answers among them. */
    mails: number
    acknowledged: number
    tries: number
    slowestAnswer: number
  }

const mailsInRound = 16

/** Sends numbered mails while Sigill falls and gets up again, and looks at what has become of each. */
export async function runChaos(chaos: Chaos): Promise<Outcome> {
  const { plan, seed, mailboxes, patient, say } = chaos
  const gateway = await startTestGateway({ LOG_LEVEL: 'error', ...extendingEnv, ...mailboxes.env })
  const random = seededRandom(seed)
  const mailServer = new MailServer({ port: () => gateway.smtp.port, random: seededRandom(seed + 1) })
  const sender = new ExtendingSender({ mailServer, mails: () => mailboxes.mails(gateway) })
  try {
    for (const [round, kind] of plan.entries()) {
      const begun = performance.now()
      await Promise.race([oneRound({ chaos, gateway, mailServer, sender, random }, { round, kind }), failure(gateway)])
      await sleep(Math.max(0, begun + chaos.roundSeconds * 1000 - performance.now()))
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      say(`round ${round + 1} of ${plan.length}: ${kind}, ${mailServer.acknowledged} mails acknowledged, ${seconds} s`)
    }
    const mails = plan.length * mailsInRound
    say('waiting for the jobs that are left …')
    const looked = { ...gateway, databaseUrl: await databaseUrl(gateway) }
    await Promise.race([allJobsDone(looked, { patient }), failure(gateway)])
    await sender.answerWhatCame(mails)
    await mailServer.empty()
    await Promise.race([allJobsDone(looked, { patient }), failure(gateway)])
    say('opening every message …')
    const { acknowledged, tries, slowestAnswer } = mailServer
    const left = await whatIsLeft(looked)
    return {
      mails: mails + sender.answered,
      acknowledged,
      tries,
      slowestAnswer,
      ...left,
      ...(await tallyExtensions(looked, { mailboxes, mails })),
      ...(await tallyUp(looked, { mailboxes, mails })),
    }
  } finally {
    await mailServer.stop()
    await gateway.stop()
  }
}

type Running = {
  chaos: Chaos
  gateway: TestGateway
  mailServer: MailServer
  sender: ExtendingSender
  random: SeededRandom
}

/** Strikes while this round's mails, and answers to those of the rounds before, are on their way: at one of their acknowledgements, or some milliseconds later. */
async function oneRound(
  { chaos, gateway, mailServer, sender, random }: Running,
  { round, kind }: { round: number; kind: FaultKind },
) {
  const first = round * mailsInRound
  const before = mailServer.acknowledged
  mailServer.enqueue(Array.from({ length: mailsInRound }, (_, index) => first + index))
  await mailServer.acknowledgedAtLeast(before + random.below(mailsInRound - 4))
  await sender.answerWhatCame(first)
  await sleep(random.below(40))
  await strike(kind, { gateway, mailServer, stopSeconds: chaos.stopSeconds })
  await mailServer.empty()
  await ready(gateway)
}

async function ready({ url }: TestGateway): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(50)
  }
}

async function failure({ failed }: TestGateway): Promise<never> {
  throw new Error(await failed)
}
