import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { count, countDistinct } from 'drizzle-orm'
import type { Manifest } from '@sigill/envelope/manifest.ts'
import { corpora, corpusMails, type CorpusMail } from '../../testing/corpora.ts'
import { damaged } from '../../testing/damaged-mail.ts'
import { seeded } from '../../testing/seeded.ts'
import { testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { deliveries } from '../deliveries/deliveries.tables.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { events } from '../events/events.tables.ts'
import { escapeHtml } from '../mails/html.ts'
import { messages } from '../messages/messages.tables.ts'
import type { OutgoingMail } from '../ports/mail-sender.ts'
import { sealedChunks, sealedParts, unfinishedOwners } from '../parts/parts.tables.ts'
import { acceptMail } from './accept-mail.ts'

const corpus = corpusMails()

const sender = 'eva@kommun.example'
const mostMilliseconds = 5_000
const timeout = 120_000

type Read = { kind: 'Read'; manifest: Manifest; contents: Buffer[] }
type Refused = { kind: 'Refused'; code: string; sentence: string }
type Outcome = { name: string } & (Read | Refused)

/** What fails, or takes longer than a mail may, says which mail it was. */
async function about<Result>(name: string, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('it takes too long')), mostMilliseconds)
  try {
    return await Promise.race([work, late.promise])
  } catch (cause) {
    throw new Error(name, { cause })
  } finally {
    clearTimeout(timer)
  }
}

/** Takes every mail in for a recipient of its own, sends the notices, and opens and decrypts what was accepted. */
async function takeIn(gateway: TestGateway, mails: CorpusMail[]): Promise<Outcome[]> {
  const answers: { name: string; answer: Awaited<ReturnType<typeof acceptMail>> }[] = []
  for (const [n, { name, raw }] of mails.entries()) {
    const rfc822 = uploadOf(raw, { fileName: 'mail.eml', contentType: 'message/rfc822' })
    const accepting = acceptMail(gateway.deps, { sender, recipients: [`r${n}@x.example.s`], rfc822 })
    answers.push({ name, answer: await about(name, accepting) })
  }
  await gateway.runJobs()
  const notices = new Map(gateway.mails.sent.map((notice) => [notice.envelope.to, notice]))
  const outcomes: Outcome[] = []
  for (const [n, { name, answer }] of answers.entries()) {
    if (answer.kind === 'MailRefused') outcomes.push({ ...answer, kind: 'Refused', name })
    else outcomes.push({ ...(await about(name, readFrom(gateway, notices.get(`r${n}@x.example`)))), name })
  }
  return outcomes
}

async function readFrom({ deps }: TestGateway, notice: OutgoingMail | undefined): Promise<Read> {
  const recipient = await recipientOfNotice(notice)
  const opened = await openDelivery(deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  const { manifest, attachment } = await readMessage(deps, recipient, opened)
  const contents: Buffer[] = []
  for (const { partId } of manifest.attachments) contents.push(await attachment(partId))
  expect(contents.map(({ length }) => length)).toEqual(manifest.attachments.map(({ size }) => size))
  return { kind: 'Read', manifest, contents }
}

async function expectSound({ deps: { db } }: TestGateway, outcomes: Outcome[]) {
  for (const outcome of outcomes) if (outcome.kind === 'Refused') expect(outcome.sentence).toMatch(/ \/ /)
  const accepted = outcomes.filter(({ kind }) => kind === 'Read').length
  expect(await db.select({ n: count() }).from(messages)).toEqual([{ n: accepted }])
  expect(await db.select({ n: count() }).from(deliveries)).toEqual([{ n: accepted }])
  expect(await db.select({ n: countDistinct(events.messageId) }).from(events)).toEqual([{ n: accepted }])
  expect(await db.select({ n: countDistinct(sealedParts.ownerId) }).from(sealedParts)).toEqual([{ n: accepted }])
  expect(await db.select({ n: countDistinct(sealedChunks.ownerId) }).from(sealedChunks)).toEqual([{ n: accepted }])
  expect(await db.select({ n: count() }).from(unfinishedOwners)).toEqual([{ n: 0 }])
}

/** What another parser (stalwart-mail-parser) found in a mail. */
type Expected = {
  html_body: number[]
  text_body: number[]
  attachments: number[]
  parts: { headers: { name: string; value: unknown }[]; body: Body }[]
}
type Body = { Text?: string; Html?: string; Binary?: number[]; InlineBinary?: number[] }

function expectedOf({ name, raw }: CorpusMail): Expected | undefined {
  const lineEnds = raw.includes('\r\n') ? '.crlf.json' : '.json'
  const file = path.join(corpora, `stalwart-mail-parser/resources/eml/${name}${lineEnds}`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Expected) : undefined
}

/** What is refused, or read in another way than by the other parser, and why that stays so. */
const known: Record<string, string[]> = {
  'it went through a mailing list (Precedence, List-Id), and what does makes no notice': [
    'mimetools-testmsgs/jt-0498: AUTOMATIC_MAIL',
    'thirdparty/014: AUTOMATIC_MAIL',
  ],
  'it has no header, or stands in no part that a reader would find': [
    'mimetools-testmsgs/badbound: MALFORMED_MAIL',
    'mimetools-testmsgs/hdr-fakeout: MALFORMED_MAIL',
    'testmsgs/ending-boundaries: MALFORMED_MAIL',
    'testmsgs/malformedHeader-noheader: MALFORMED_MAIL',
    'testmsgs/malformedHeaderStartsBody-noheader: MALFORMED_MAIL',
    'testmsgs/missing-boundary: MALFORMED_MAIL',
    'testmsgs/multipartemptypart: MALFORMED_MAIL',
    'testmsgs/multipartnopart: MALFORMED_MAIL',
    'malformed/002: MALFORMED_MAIL',
    'malformed/004: MALFORMED_MAIL',
    'malformed/007: MALFORMED_MAIL',
    'malformed/017: MALFORMED_MAIL',
  ],
  'a subject in bytes of Windows-1252 is read, where the other parser gives up': [
    'legacy/010: subject',
    'legacy/020: subject',
    'legacy/022: subject',
    'legacy/027: subject',
    'legacy/052: subject content',
  ],
  'a text in bytes of Windows-1252 that says it is UTF-8 is read, where the other parser gives up': [
    'legacy/033: content',
  ],
  'a text that is to be shown inline is shown, and is no attachment': [
    'legacy/030: attachments',
    'legacy/042: attachments',
    'legacy/047: attachments',
    'malformed/001: attachments',
    'malformed/003: attachments',
    'malformed/006: attachments',
    'malformed/008: attachments',
    'malformed/016: attachments',
  ],
  'a boundary of the outer multipart ends an inner one that is not closed': [
    'malformed/009: attachments content',
    'malformed/011: attachments content',
    'malformed/012: attachments',
    'thirdparty/015: attachments',
  ],
  'a header runs into the first alternative, whose HTML is shown': ['malformed/020: content', 'malformed/021: content'],
  'what is no base64 is decoded as far as it goes': ['rfc/000: content', 'thirdparty/002: attachments content'],
  'a From without an address gives way to the envelope': ['rfc/001: from', 'rfc/004: from', 'thirdparty/007: from'],
}

const dense = (text: string) => text.replaceAll(/\s+/g, '')

function disagreements(expected: Expected, read: Read): string[] {
  const { subject, from, attachments } = read.manifest
  const field = (name: string) => expected.parts[0]?.headers.find((header) => header.name === name)?.value
  const wantedSubject = field('subject') as { Text: string } | undefined
  const wantedFrom = field('from') as { Address: { List: Record<string, string | null>[] } } | undefined
  const { name, address } = wantedFrom?.Address.List[0] ?? {}
  const found: Record<string, boolean> = {
    subject: dense(wantedSubject?.Text ?? '') !== dense(subject),
    from: (address ?? sender) !== from.address || dense(name ?? '') !== dense(from.name ?? ''),
    attachments: expected.attachments.length !== attachments.length,
    content: !isAllThere(expected, read),
  }
  const differing = Object.keys(found).filter((what) => found[what])
  return differing.length === 0 ? [] : [differing.join(' ')]
}

/** Whether each part that belongs to the body or is attached stands in what is shown, or is an attachment. */
function isAllThere({ html_body, text_body, attachments, parts }: Expected, { manifest, contents }: Read): boolean {
  const shown = dense(manifest.html ?? manifest.text ?? '')
  const attached = contents.flatMap((content) => [dense(content.toString()), dense(content.toString('latin1'))])
  const isText = (text: string) =>
    [text, escapeHtml(text)].some((form) => shown.includes(dense(form))) ||
    attached.some((file) => file.includes(dense(text)))
  const isFile = (bytes: number[]) => contents.some((content) => content.equals(Buffer.from(bytes)))
  return [...(manifest.html === undefined ? text_body : html_body), ...attachments].every((n) => {
    const { Text, Html, Binary, InlineBinary } = parts[n]?.body ?? {}
    return isText(Text ?? Html ?? '') && (!Binary || isFile(Binary)) && (!InlineBinary || isFile(InlineBinary))
  })
}

describe.skipIf(corpus.length === 0)('the mails of ../shared/corpora (skipped where it is not)', () => {
  test('are opened as another parser reads them, or are refused, where it is known why', { timeout }, async () => {
    const gateway = await testGateway()
    const mails = corpus
    const outcomes = await takeIn(gateway, mails)
    await expectSound(gateway, outcomes)
    const found = outcomes.flatMap((outcome, n) => {
      const expected = mails[n] && expectedOf(mails[n])
      const read = outcome.kind === 'Read' && expected ? disagreements(expected, outcome) : []
      return (outcome.kind === 'Read' ? read : [outcome.code]).map((what) => `${outcome.name}: ${what}`)
    })
    expect(found.sort()).toEqual(Object.values(known).flat().sort())
  })

  test('are opened or refused as well when they arrive damaged', { timeout }, async () => {
    const gateway = await testGateway()
    const random = seeded(20261124)
    const broken = corpus.map((mail) => damaged(mail, random))
    await expectSound(gateway, await takeIn(gateway, broken))
  })
})
