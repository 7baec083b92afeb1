import { expect, test, vi } from 'vitest'
import type { operator } from '../../graphql/operator.ts'
import { OperatorPage, type StatisticsShown } from './operator-page.svelte.ts'

const linkToken = new Uint8Array(32).fill(9)
const clock = { now: () => new Date('2026-11-29T12:00:00Z') }
const statistics = { __typename: 'Statistics', months: [] } as unknown as StatisticsShown
const signInNeeded = { __typename: 'OperatorSignInNeeded', method: 'ONE_TIME_LINK' } as const

async function openedWithLink(answer: StatisticsShown | typeof signInNeeded) {
  const server = { statistics: vi.fn(() => Promise.resolve(answer)), signIn: vi.fn() }
  const page = new OperatorPage(
    { server: server as unknown as typeof operator, clock },
    { linkToken, problem: undefined },
  )
  await vi.waitFor(() => {
    expect(page.step.at).not.toBe('counting')
  })
  return { page, server }
}

test('a one-time link waits for a press of whoever is not signed in', async () => {
  const { page, server } = await openedWithLink(signInNeeded)
  expect(page.step).toEqual({ at: 'following-link', linkToken })
  expect(server.signIn).not.toHaveBeenCalled()
})

test('who is signed in already sees the statistics, be their link used or not, and it is not used', async () => {
  const { page, server } = await openedWithLink(statistics)
  expect(page.step).toMatchObject({ at: 'shown', statistics })
  expect(server.signIn).not.toHaveBeenCalled()
})
