import { createServer } from 'node:net'

export type Listening = { variable: string; host: string; port: number }

/** @throws Error with one sentence when the port cannot be listened on */
export async function assertFree({ variable, host, port }: Listening): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const server = createServer()
  server.once('error', (error: NodeJS.ErrnoException) => {
    reject(new Error(sentence(error, `${host}:${String(port)} (${variable})`)))
  })
  server.listen(port, host, () => {
    server.close(() => {
      resolve(undefined)
    })
  })
  await promise
}

function sentence({ code, message }: NodeJS.ErrnoException, where: string): string {
  if (code === 'EADDRINUSE') return `Another program listens on ${where} already: stop it, or choose another port.`
  if (code === 'EACCES') return `This user may not listen on ${where}: choose a port above 1023.`
  return `Sigill cannot listen on ${where}: ${message}.`
}
