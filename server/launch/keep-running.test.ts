import { expect, test } from 'vitest'
import { keepRunning } from './keep-running.ts'
import type { Running } from './program.ts'

type Ending = Running & { end: (how: string) => void; stopped: boolean; signals: string[] }

function fakeProgram(): Ending {
  const { promise, resolve } = Promise.withResolvers<string>()
  const program: Ending = {
    ended: promise,
    end: resolve,
    stopped: false,
    signals: [],
    signal: (signal) => void program.signals.push(signal),
    stop() {
      program.stopped = true
      resolve('stopped')
      return Promise.resolve()
    },
  }
  return program
}

function keepFakes(pause = 0) {
  const starts = [fakeProgram()]
  const said: string[] = []
  const start = () => {
    starts.push(fakeProgram())
    return Promise.resolve(latest())
  }
  const latest = () => starts.at(-1) as Ending
  return {
    starts,
    said,
    latest,
    kept: keepRunning({ name: 'The server', start, pause }, latest(), (line) => said.push(line)),
  }
}

test('a part that ended by itself is started again, and it is said', async () => {
  const { starts, said, kept } = keepFakes()
  starts[0]?.end('killed by SIGKILL')
  await expect.poll(() => starts.length).toBe(2)
  expect(said).toEqual(['The server ended (killed by SIGKILL) and is started again.'])
  await kept.stop()
})

test('a part that was stopped stays stopped', async () => {
  const { starts, said, kept } = keepFakes()
  await kept.stop()
  expect(starts.map((program) => program.stopped)).toEqual([true])
  expect(said).toEqual([])
})

test('a signal reaches the part that runs now', async () => {
  const { starts, latest, kept } = keepFakes()
  starts[0]?.end('exit code 1')
  await expect.poll(() => starts.length).toBe(2)
  await expect
    .poll(() => {
      kept.signal('SIGHUP')
      return latest().signals[0]
    })
    .toBe('SIGHUP')
  await kept.stop()
})

test('a stop during the pause before the next start is not waited out', async () => {
  const { starts, said, kept } = keepFakes(60_000)
  starts[0]?.end('exit code 1')
  await expect.poll(() => said.length).toBe(1)
  await kept.stop()
  expect(starts).toHaveLength(1)
})

test('a part that ends five times within a minute is given up, with the reason', async () => {
  const { starts, latest, kept } = keepFakes()
  for (let end = 1; end <= 5; end++) {
    await expect.poll(() => starts.length).toBe(end)
    latest().end('exit code 1')
  }
  expect(await kept.failed).toBe('The server ended 5 times within a minute (exit code 1).')
})
