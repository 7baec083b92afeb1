import { expect, test } from 'vitest'
import { SessionEnded } from '../../graphql/session-ended.ts'
import { Reading } from './reading.svelte.ts'

/** Fails as a session that is over until it has been tried `failures` times. */
function attemptAfter(failures: number) {
  let tries = 0
  return async () => {
    tries += 1
    if (tries <= failures) throw new SessionEnded()
    return tries
  }
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve))

test('what needs the session is done at once while it lasts', async () => {
  const reading = new Reading()
  expect(await reading.inSession(attemptAfter(0))).toBe(1)
  expect(reading.reopening).toBeUndefined()
})

test('when the session is over the person is asked, and then it is done again', async () => {
  const reading = new Reading()
  const done = reading.inSession(attemptAfter(1))
  await nextTurn()
  expect(reading.reopening).toBeDefined()
  reading.reopening?.done()
  expect(await done).toBe(2)
  expect(reading.reopening).toBeUndefined()
})

test('a person who says not now is not asked again for the same thing', async () => {
  const reading = new Reading()
  const done = reading.inSession(attemptAfter(1))
  await nextTurn()
  reading.reopening?.later()
  await expect(done).rejects.toThrow(SessionEnded)
  expect(reading.reopening).toBeUndefined()
})

test('a session that is over for two things at once is asked for once', async () => {
  const reading = new Reading()
  const first = reading.inSession(attemptAfter(1))
  await nextTurn()
  await expect(reading.inSession(attemptAfter(1))).rejects.toThrow(SessionEnded)
  reading.reopening?.done()
  expect(await first).toBe(2)
})
