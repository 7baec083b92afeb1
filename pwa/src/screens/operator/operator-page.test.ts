import { expect, test, vi } from 'vitest'
import type { operator } from '../../graphql/operator.ts'
import { OperatorPage, type StatisticsShown } from './operator-page.svelte.ts'

const linkToken = new Uint8Array(32).fill(9)
const clock = { now: () => new Date('2026-11-29T12:00:00Z') }
const statistics = { __typename: 'Statistics', months: [] } as unknown as StatisticsShown
const signInNeeded = { __typename: 'OperatorSignInNeeded', method: 'ONE_TIME_LINK' } as const

type Answer = StatisticsShown | typeof signInNeeded

async function openedWithLink(answer: Answer) {
  const server = { statistics: vi.fn((): Promise<Answer> => Promise.resolve(answer)), signIn: vi.fn() }
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

test('who is signed in already sees the statistics, be their link used or not, and hears that it is not used', async () => {
  const { page, server } = await openedWithLink(statistics)
  expect(page.step).toMatchObject({ at: 'shown', statistics, isLinkUnused: true })
  expect(server.signIn).not.toHaveBeenCalled()
  await page.choose('thisYear')
  expect(page.step).toMatchObject({ at: 'shown', isLinkUnused: false })
})

test('who comes back to the statistics after an hour is told why they have to sign in again', async () => {
  const { page, server } = await openedWithLink(statistics)
  server.statistics.mockResolvedValue(signInNeeded)
  await page.choose('thisYear')
  expect(page.step).toEqual({ at: 'signing-in', method: 'ONE_TIME_LINK', problem: 'SESSION_OVER' })
})

test('who has never been signed in is told of no end', async () => {
  const server = { statistics: () => Promise.resolve(signInNeeded) } as unknown as typeof operator
  const page = new OperatorPage({ server, clock }, { linkToken: undefined, problem: undefined })
  await vi.waitFor(() => {
    expect(page.step).toEqual({ at: 'signing-in', method: 'ONE_TIME_LINK', problem: undefined })
  })
})
