import { expect, test } from 'vitest'
import { announced, enter, pinOf, press } from '../../testing/pin-delivery.ts'
import { testGateway, type TestGateway } from '../../testing/test-gateway.ts'
import type { TestRecipient } from '../../testing/test-recipient.ts'
import { seededRandom, virtualDelivery } from '../../testing/virtual-delivery.ts'
import { newPin } from './pin.ts'
import { pinRules } from './pin-rules.ts'

const day = 24 * 3_600_000
const daysUntilExpiry = 30
const pinCount = 10 ** pinRules.digits
const written = (code: number) => String(code % pinCount).padStart(pinRules.digits, '0')

/** Whoever has the link and not the phone presses and guesses as often as the rules let them, each day until the message expires. */
function attack(random: ReturnType<typeof seededRandom>, nextGuess: () => string) {
  const delivery = virtualDelivery(random)
  for (let today = 0; today < daysUntilExpiry; today++) {
    let now = today * day
    while (delivery.press(now) === 'PinSent') {
      for (;;) {
        const outcome = delivery.guess(now, nextGuess())
        if (outcome === 'DeliveryOpened') return { opened: true, compared: delivery.compared() }
        if (outcome !== 'WRONG') break
      }
      now += pinRules.resendMilliseconds
    }
  }
  return { opened: false, compared: delivery.compared() }
}

test('a million guesses: ten of each delivery are compared, and one in a hundred thousand deliveries opens', () => {
  const random = seededRandom(20_261_125)
  let running = 0
  const strategies = {
    random: () => written(random.below(pinCount)),
    'always the same': () => '123456',
    'one after the other': () => written(running++),
  }
  let [guesses, deliveries, opened] = [0, 0, 0]
  for (const nextGuess of Object.values(strategies)) {
    const enough = guesses + 1_000_000 / 3
    while (guesses < enough) {
      const one = attack(random, nextGuess)
      expect(one.compared).toBeLessThanOrEqual(pinRules.wrongPinsPerDelivery)
      guesses += one.compared
      opened += Number(one.opened)
      deliveries++
    }
  }
  expect(guesses).toBeGreaterThanOrEqual(1_000_000)
  // The rule, exactly; with two unlockings it is three times as much.
  expect(pinRules.wrongPinsPerDelivery / pinCount).toBe(1e-5)
  // Slack of the sample alone: of 100,000 deliveries one opens on average, and more than five do with one seed in 1,700.
  expect(opened / deliveries).toBeLessThanOrEqual(5e-5)
})

/** The same steps, with the real use cases on PostgreSQL. */
async function realOutcome(gateway: TestGateway, recipient: TestRecipient, guess: string | undefined) {
  const outcome = guess === undefined ? await press(gateway, recipient) : await enter(gateway, recipient, guess)
  return 'reason' in outcome ? outcome.reason : outcome.kind
}

test.each([
  [1, 5, 'DeliveryOpened'],
  [2, 5, 'DeliveryLocked'],
  [3, 9, 'TOO_MANY'],
])('what a virtual delivery does, the real one does too (%i, %i, %s)', async (seed, presses, ending) => {
  const gateway = await testGateway()
  const recipient = await announced(gateway)
  const dice = seededRandom(seed)
  const delivery = virtualDelivery(dice)
  const outcomes: string[] = []
  for (let step = 0; step < 60; step++) {
    const now = gateway.clock.now().getTime()
    const action = dice.below(10)
    if (action < 2) gateway.clock.advance({ minutes: [1, 11, 24 * 60][dice.below(3)] ?? 0 })
    else {
      const isRight = action === 9 && seed === 1
      const expected = action < presses ? delivery.press(now) : delivery.guess(now, isRight ? delivery.pin() : 'wrong')
      const guess = isRight ? pinOf(gateway) : 'wrong'
      expect(await realOutcome(gateway, recipient, action < presses ? undefined : guess)).toBe(expected)
      outcomes.push(expected)
    }
  }
  expect(outcomes).toEqual(expect.arrayContaining(['PinSent', 'WRONG', ending]))
})

test('every code is as likely as every other', () => {
  const random = seededRandom(7)
  const counts = new Map<string, number>()
  for (let drawn = 0; drawn < 100_000; drawn++) {
    const pin = newPin(random)
    expect(pin).toMatch(/^\d{6}$/)
    for (const [place, digit] of Array.from(pin).entries())
      counts.set(`${place}${digit}`, (counts.get(`${place}${digit}`) ?? 0) + 1)
  }
  // Ten digits at six places, 10,000 of each expected: five standard deviations are 475.
  expect(counts.size).toBe(60)
  for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(475)
  const drawn = [
    [0xff, 0xff, 0xff, 0xff],
    [0, 0, 0, 42],
  ].map((bytes) => new Uint8Array(bytes))
  expect(newPin({ random: () => drawn.shift() ?? new Uint8Array(4) })).toBe('000042')
})
