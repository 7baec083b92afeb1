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

test('a session that is over for two things at once is asked for once, and then both are done', async () => {
  const reading = new Reading()
  const both = [reading.inSession(attemptAfter(1)), reading.inSession(attemptAfter(1))]
  await nextTurn()
  reading.reopening?.done()
  expect(await Promise.all(both)).toEqual([2, 2])
  expect(reading.reopening).toBeUndefined()
})

test('a person who says not now says so for everything that waits, and is asked the next time', async () => {
  const reading = new Reading()
  const both = [reading.inSession(attemptAfter(1)), reading.inSession(attemptAfter(1))]
  await nextTurn()
  reading.reopening?.later()
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  void reading.inSession(attemptAfter(1))
  await nextTurn()
  expect(reading.reopening).toBeDefined()
})
