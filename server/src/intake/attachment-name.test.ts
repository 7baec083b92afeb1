import { activeTypes } from '@sigill/envelope/testing/active-types.ts'
import { dangersOf, hostileNames } from '@sigill/envelope/testing/hostile-names.ts'
import { expect, test } from 'vitest'
import { rawMail, testGateway, uploadOf, type TestGateway } from '../../testing/test-gateway.ts'
import { readMessage, recipientOfNotice } from '../../testing/test-recipient.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { newContentKey, partWriter } from '../parts/part-writer.ts'
import { partsBound, sealAttachments } from '../parts/seal-attachments.ts'
import { newId } from '../keys/new-id.ts'
import { contentScan } from '../viruses/content-scan.ts'
import { acceptMail } from './accept-mail.ts'

const inPercent = (name: string) =>
  [...Buffer.from(name)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** The three ways in which mail programs write a file name. */
const writings: ((name: string) => string[])[] = [
  (name) => [`Content-Disposition: attachment; filename*=utf-8''${inPercent(name)}`, 'Content-Type: text/html'],
  (name) => [
    `Content-Disposition: attachment; filename="=?utf-8?B?${Buffer.from(name).toString('base64')}?="`,
    'Content-Type: text/html',
  ],
  (name) => [`Content-Type: text/html; name*=utf-8''${inPercent(name)}`, 'Content-Disposition: attachment'],
]

/** What the recipient is given of a mail with these files. */
async function attachmentsOf({ deps, mails, runJobs }: TestGateway, heads: string[][]) {
  const parts = heads.flatMap((head) => ['--b', ...head, '', '<script>top.ran()</script>'])
  const rfc822 = rawMail([
    ...['From: eva@kommun.example', 'Content-Type: multipart/mixed; boundary=b', '', ...parts, '--b--', ''],
  ])
  await acceptMail(deps, { sender: 'eva@kommun.example', recipients: ['anna@foretag.example.s'], rfc822 })
  await runJobs()
  const recipient = await recipientOfNotice(mails.sent.at(-1))
  const opened = await openDelivery(deps, { ...recipient, language: 'sv' })
  if (opened.kind !== 'DeliveryOpened') throw new Error(opened.kind)
  return (await readMessage(deps, recipient, opened)).manifest.attachments
}

test('a file is stored under a safe name, however its mail program wrote it', async () => {
  const gateway = await testGateway()
  const named = hostileNames.filter((name) => name.length < 1_000)
  for (const written of writings) {
    const attachments = await attachmentsOf(gateway, named.map(written))
    expect(attachments).toHaveLength(named.length)
    expect(attachments.flatMap(({ fileName }) => dangersOf(fileName))).toEqual([])
  }
})

test('so is what a reply or the API brings, whatever it says of its type', async () => {
  const { deps } = await testGateway()
  const parts = partWriter(deps, {
    ownerId: newId(deps),
    contentKey: newContentKey(deps),
    scan: contentScan(deps),
  })
  const files = hostileNames.map((fileName, index) =>
    uploadOf('x', { fileName, contentType: activeTypes[index % activeTypes.length] ?? '' }),
  )
  const entries = await sealAttachments(parts, { uploads: files, bound: partsBound(1_000_000) })
  expect(entries.flatMap(({ fileName }) => dangersOf(fileName))).toEqual([])
  expect(entries[0]?.fileName).toBe('attachment-1')
})
