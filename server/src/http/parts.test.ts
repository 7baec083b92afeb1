import { expect, test } from 'vitest'
import { simpleMail } from '../../testing/test-gateway.ts'
import { recipientOfNotice } from '../../testing/test-recipient.ts'
import { testApi } from '../../testing/test-api.ts'
import { openDelivery } from '../deliveries/open-delivery.ts'
import { acceptMail } from '../intake/accept-mail.ts'
import { toBase64url } from '@sigill/envelope/bytes.ts'

test('a sealed part is bytes to be saved, under a policy that lets nothing run, whoever leads a browser to it', async () => {
  const { gateway, origin } = await testApi()
  const { deps, mails, runJobs } = gateway
  await acceptMail(deps, {
    sender: 'eva@kommun.example',
    recipients: ['anna@foretag.example.s'],
    rfc822: simpleMail({ headers: ['Content-Type: text/html'], text: '<script>1</script>' }),
  })
  await runJobs()
  const recipient = await recipientOfNotice(mails.sent.at(-1))
  await openDelivery(deps, { ...recipient, language: 'sv' })
  const session = toBase64url(recipient.session() ?? new Uint8Array())
  const answer = await fetch(`${origin}/parts/${recipient.id}/manifest`, {
    headers: { cookie: `__Host-sigill-${recipient.id}=${session}` },
  })
  expect(answer.status).toBe(200)
  const header = (name: string) => answer.headers.get(name)
  expect(header('content-type')).toBe('application/octet-stream')
  expect(header('content-disposition')).toBe('attachment')
  expect(header('x-content-type-options')).toBe('nosniff')
  expect(header('cache-control')).toBe('no-store')
  expect(header('cross-origin-resource-policy')).toBe('same-origin')
  expect(header('content-security-policy')).toContain("default-src 'none'")
})
