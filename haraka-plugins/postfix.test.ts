import { expect, onTestFinished, test } from 'vitest'
import { FakeServer } from './testing/fake-server.ts'
import { RunningHaraka } from './testing/running-haraka.ts'
import { canRunPostfix, RunningPostfix } from './testing/running-postfix.ts'
import { SmtpClient } from './testing/smtp-client.ts'

const [own, stranger] = ['127.0.0.1', '127.0.0.2']
const protectedAddress = 'anna@foretag.se.s'
const answer = 'svar+1b4e28ba2fa141d2883f0016d3cca427.fxy.0123456789abcdef@sigill.kommun.se'
const bounce = 'bounces+d.1b4e28ba-2fa1-41d2-883f-0016d3cca427.0123456789abcdef@sigill.kommun.se'

test.skipIf(!canRunPostfix)(
  'with the settings of the README staff reach .s and answer us through Postfix, and strangers can but bounce',
  async () => {
    const server = new FakeServer()
    const haraka = await RunningHaraka.start({ SIGILL_URL: await server.listen() })
    onTestFinished(async () => {
      await haraka.stop()
      await server.close()
    })
    const postfix = await RunningPostfix.start(haraka.port)
    onTestFinished(() => postfix.stop())
    const send = async (from: string, address: string, sender = 'eva@kommun.se') => {
      const client = await SmtpClient.greeted(postfix.port, from)
      const { code } = await client.commands(`MAIL FROM:<${sender}>`, `RCPT TO:<${address}>`)
      const done = code === 250 ? await client.data('Subject: x\r\n\r\nHej!\r\n') : { code }
      client.close()
      return done.code
    }
    const arrived = () => server.mails.flatMap(({ input }) => input.recipients).sort()

    expect(await send(own, protectedAddress)).toBe(250)
    expect(await send(own, answer)).toBe(250)
    expect(await send(stranger, bounce, '')).toBe(250)
    for (const sender of ['offer@foretag.se', 'eva@kommun.se', '"<>"@foretag.se'])
      expect(await send(stranger, bounce, sender), sender).toBeGreaterThanOrEqual(500)
    for (const address of [protectedAddress, answer, 'sigill@sigill.kommun.se'])
      for (const sender of ['eva@kommun.se', ''])
        expect(await send(stranger, address, sender), address).toBeGreaterThanOrEqual(450)
    await expect.poll(arrived).toEqual([protectedAddress, bounce, answer])
  },
  120_000,
)
