import { afterAll, afterEach } from 'vitest'
import { FakeServer } from './fake-server.ts'
import { RunningHaraka } from './running-haraka.ts'

/** A Haraka for the tests of a file, and the server it asks, which has forgotten by the next test what one told it. */
export async function intakeOfFile(env: Record<string, string> = {}) {
  const server = new FakeServer()
  const haraka = await RunningHaraka.start({ SIGILL_URL: await server.listen(), ...env })
  afterEach(() => {
    server.reset()
    haraka.hangUp()
  })
  afterAll(async () => {
    await haraka.stop()
    await server.close()
  })
  return { haraka, server }
}
