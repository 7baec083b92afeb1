import { once } from 'node:events'
import { createServer } from 'node:net'

// Below those that systems give to whoever asks for any (Linux from 32768, others from 49152): until its user takes it, none of them gets it.
const lowest = 12_000
const highest = 32_000
/** Each process begins elsewhere and gives none twice, so that what starts at the same time does not meet. */
let next = lowest + ((process.pid * 101) % (highest - lowest))

/** A TCP port of the loopback interface that is free now. Somebody else may take it before its user does. */
export async function freePort(): Promise<number> {
  for (let tries = lowest; tries < highest; tries++) {
    const port = next
    next = port + 1 < highest ? port + 1 : lowest
    if (await isFree(port)) return port
  }
  throw new Error('No TCP port is free.')
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
