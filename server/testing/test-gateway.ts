import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { PgBoss } from 'pg-boss'
import { onTestFinished } from 'vitest'
import type { z } from 'zod'
import { tokenDigest } from '../src/clients/authenticate-client.ts'
import { readConfig } from '../src/config.ts'
import type { Dependencies } from '../src/dependencies.ts'
import type { Upload } from '../src/graphql/upload.ts'
import { jobHandlers } from '../src/jobs/handlers.ts'
import type { JobHandlers, QueueName } from '../src/jobs/jobs.ts'
import { loadKeyRing } from '../src/keys/key-ring.ts'
import { policyFormat } from '../src/policy/policy.ts'
import { openIdProvider } from '../src/ports/identity-provider.openid.ts'
import { folderKeyStore } from '../src/ports/key-store.folder.ts'
import { silentLog } from '../src/ports/log.ts'
import { recordingMailSender } from '../src/ports/mail-sender.recording.ts'
import { systemRandom } from '../src/ports/random.ts'
import { recordingSmsSender } from '../src/ports/sms-sender.recording.ts'
import { clamdScanner } from '../src/ports/virus-scanner.clamd.ts'
import { borrowTestStore } from './test-store.ts'

export const intakeToken = 'the-token-of-the-intake-in-tests'

/** A clock that stands still until it is told to go on. */
export function testClock(start = new Date('2026-11-24T10:00:00.000Z')) {
  let now = start
  return {
    now: () => now,
    advance: ({ days = 0, minutes = 0, seconds = 0 }: { days?: number; minutes?: number; seconds?: number }) => {
      now = new Date(now.getTime() + ((days * 24 * 60 + minutes) * 60 + seconds) * 1000)
    },
  }
}

export type TestGateway = Awaited<ReturnType<typeof testGateway>>

/** Everything that use cases need, on a real PostgreSQL; what leaves the building is recorded. Goes away with its test. `policy`: as a policy file would have it; without it openings are not told, for tests open much and are about other mails. */
export async function testGateway(
  env: Record<string, string> = {},
  { policy = { receipts: { opened: false } } }: { policy?: z.input<typeof policyFormat> } = {},
) {
  const store = await borrowTestStore()
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'sigill-gateway-'))
  const config = readConfig({
    DATABASE_URL: store.url,
    DATA_DIR: dataFolder,
    PUBLIC_URL: 'http://sigill.example',
    ORGANISATION: 'Exempelstad',
    ...env,
  })
  const clock = testClock()
  const mailSender = recordingMailSender()
  const smsSender = recordingSmsSender()
  const readPolicy = policyFormat.parse(policy)
  const deps: Dependencies = {
    config,
    policy: { current: () => readPolicy },
    db: store.db,
    jobs: store.jobs,
    clock,
    random: systemRandom,
    keys: await loadKeyRing({ clock, random: systemRandom }, { file: config.kekFile }),
    intakeTokenDigest: tokenDigest(intakeToken),
    keyStore: folderKeyStore(config.dayKeyFolder, systemRandom),
    mailSender,
    smsSender,
    virusScanner: config.virusScanner.url
      ? clamdScanner(config.virusScanner.url, { clock, log: silentLog })
      : undefined,
    identityProvider: config.openId && openIdProvider({ ...config.openId, publicUrl: config.publicUrl }, systemRandom),
    log: silentLog,
  }
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }))
  return { deps, clock, mails: mailSender, sms: smsSender, runJobs: () => runJobs(store.boss, jobHandlers(deps)) }
}

const mailQueues: QueueName[] = [
  'send-notice',
  'send-reply',
  'send-answer',
  'send-receipt',
  'send-digest',
  'send-reminder',
  'give-up-digest',
  'give-up-notice',
  'give-up-receipt',
  'give-up-reminder',
  'give-up-reply',
  'give-up-answer',
  'tell-replier',
  'give-up-telling',
]

/** Does every job that is due, once. @returns what came of each */
async function runJobs(boss: PgBoss, handlers: JobHandlers) {
  const outcomes: { queue: QueueName; outcome: string }[] = []
  for (const queue of mailQueues) {
    for (const { id, data } of await boss.fetch<never>(queue, { batchSize: 2_000 })) {
      const outcome = await handlers[queue](data)
      if (outcome.kind === 'Done') await boss.complete(queue, id)
      else await boss.fail(queue, id, { code: outcome.code })
      outcomes.push({ queue, outcome: outcome.kind })
    }
  }
  return outcomes
}

/** A raw mail as the SMTP intake hands it on. */
export function rawMail(lines: string[]): Promise<Upload> {
  return uploadOf(lines.join('\r\n'), { fileName: 'mail.eml', contentType: 'message/rfc822' })
}

export function uploadOf(content: string | Uint8Array, about: Omit<Upload, 'stream'>): Promise<Upload> {
  return Promise.resolve({ ...about, stream: Readable.from([Buffer.from(content)]) })
}

/** A short mail that says who it is from. */
export function simpleMail({
  from = 'Eva Ek <eva@kommun.example>',
  to = 'Anna Berg <anna@foretag.example.s>',
  subject = 'Om mötet',
  text = 'Hej Anna!',
  messageId = `<${randomUUID()}@kommun.example>`,
  headers = [] as string[],
} = {}) {
  return rawMail([
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    ...headers,
    '',
    text,
    '',
  ])
}

/** A delivery status notification (RFC 3464). */
export function bounce(action: string, status: string) {
  return rawMail([
    'From: MAILER-DAEMON@mx.example',
    'Subject: Undelivered',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; anna@foretag.example',
    `Action: ${action}`,
    `Status: ${status}`,
    '--b--',
    '',
  ])
}
