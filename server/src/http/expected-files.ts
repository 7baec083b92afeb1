import { PassThrough } from 'node:stream'
import type { BusboyFileStream } from '@fastify/busboy'
import type { Upload } from '../graphql/upload.ts'

type Arriving = Omit<Upload, 'stream'> & { file: BusboyFileStream }
type Waiting = PromiseWithResolvers<Upload> & { name: string }

/** The files that an operation waits for, by name, in the order in which it reads them. */
export function expectedFiles(names: string[]) {
  const files = names.map((name): Waiting => ({ name, ...Promise.withResolvers<Upload>() }))
  // A file that no resolver asks for may still fail to come.
  for (const { promise } of files) promise.catch(() => undefined)
  const waiting = [...files]
  const handedOut: PassThrough[] = []
  return {
    promises: files.map(({ promise }) => promise),
    /** Hands a file to who waits for it. */
    take: (name: string, arriving: Arriving): 'TAKEN' | 'UNKNOWN' | 'OUT_OF_ORDER' => {
      if (waiting[0]?.name !== name) return names.includes(name) ? 'OUT_OF_ORDER' : 'UNKNOWN'
      const { file, ...about } = arriving
      const stream = handedOn(file)
      handedOut.push(stream)
      waiting.shift()?.resolve({ ...about, stream })
      return 'TAKEN'
    },
    /** No further file comes. */
    end: (error: () => Error) => {
      for (const { reject } of waiting.splice(0)) reject(error())
    },
    /** Nothing further comes of any file; who is in the middle of one gets the error. */
    stop: (error: () => Error) => {
      for (const { reject } of waiting.splice(0)) reject(error())
      for (const stream of handedOut.splice(0)) if (!stream.destroyed) stream.destroy(error())
    },
  }
}

/** A reader may give up in the middle of a file; the rest of the request is then still read. */
function handedOn(file: BusboyFileStream): PassThrough {
  const stream = new PassThrough({ highWaterMark: 64 * 1024 })
  file.pipe(stream)
  stream.on('close', () => {
    file.unpipe(stream)
    file.resume()
  })
  // Whoever reads it hears of the error; a stream that nobody reads yet must not end the process.
  stream.on('error', () => undefined)
  return stream
}
