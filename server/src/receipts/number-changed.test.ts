import { expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { testGateway } from '../../testing/test-gateway.ts'
import { textOf } from '../../testing/test-recipient.ts'
import { giveNumber } from '../control/give-number.ts'
import { deliveryById } from '../deliveries/deliveries.store.ts'

test.each([
  ['where one is proven', true],
  ['where none is', false],
])(
  'a number that is given while the mail about another goes out is used after its own mail, %s',
  async (_, isProven) => {
    const gateway = await testGateway()
    const { deps, mails, runJobs } = gateway
    if (isProven) {
      const reader = await announced(gateway)
      await press(gateway, reader)
      await enter(gateway, reader, pinOf(gateway))
    }
    const { id } = await announced(gateway)
    const give = (number: string) => giveNumber(deps, { deliveryId: id, number, by: 'MAIL' })
    const told = async () => {
      mails.sent.length = 0
      await runJobs()
      const { state } = (await deliveryById(deps.db, id)) ?? {}
      return { told: mails.sent.map((mail) => /slutar på\s(\d\d)/.exec(textOf(mail))?.[1]), state }
    }
    await give('0739999999')
    const { send } = deps.mailSender
    deps.mailSender.send = async (mail) => {
      deps.mailSender.send = send
      await give('0738888888')
      return send(mail)
    }
    expect(await told()).toEqual({ told: ['99'], state: 'HELD' })
    expect(await told()).toEqual({ told: ['88'], state: 'ANNOUNCED' })
  },
)
