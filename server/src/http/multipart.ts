import { PassThrough } from 'node:stream'
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import type { Upload } from '../graphql/upload.ts'

type Limits = { maxOperationsBytes: number; maxFiles: number }

type Waiting = { promise: Promise<Upload>; resolve: (upload: Upload) => void; reject: (error: Error) => void }

const mapFormat = z.record(z.string(), z.array(z.string().regex(/^variables(?:\.\w+)+$/)).length(1))
const operationsFormat = z.looseObject({ variables: z.record(z.string(), z.unknown()) })

/**
 * GraphQL multipart requests (the jaydenseric specification, one operation): `operations` and `map`, then the files in the order of the
 * map. Files are streamed to the resolver as they come and touch no disk; one that nobody reads is thrown away.
 */
export function graphqlMultipart(limits: Limits): RequestHandler {
  return (request, response, next) => {
    if (request.is('multipart/form-data')) readMultipart({ request, response, next, limits })
    else next()
  }
}

type Reading = { request: Request; response: Response; next: NextFunction; limits: Limits }

function readMultipart({ request, response, next, limits }: Reading): void {
  const uploads = new Map<string, Waiting>()
  let operations: string | undefined
  let started = false
  const busboy = Busboy({
    headers: request.headers as BusboyHeaders,
    limits: { fieldSize: limits.maxOperationsBytes, fields: 2, files: limits.maxFiles },
  })
  const fail = (error: Error) => {
    for (const { reject } of uploads.values()) reject(error)
    request.unpipe(busboy)
    request.resume()
    if (!started)
      response.status(400).json({ errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] })
    started = true
  }
  busboy.on('field', (name, value, _nameTruncated, valueTruncated) => {
    if (started) return
    if (valueTruncated) fail(new Error('The operations of the request are too large.'))
    else if (name === 'operations') operations = value
    else if (name === 'map') {
      try {
        request.body = bodyOf({ operations, map: value, uploads })
      } catch {
        fail(new Error('The request is not as the GraphQL multipart request specification says.'))
        return
      }
      started = true
      next()
    }
  })
  busboy.on('file', (name, file, fileName: string | undefined, _encoding, contentType) => {
    if (!started) fail(new Error('The files of the request come before its operations and map.'))
    const waiting = uploads.get(name)
    if (!waiting) file.resume()
    else waiting.resolve({ fileName: fileName ?? '', contentType, stream: handedOn(file, request) })
  })
  busboy.on('filesLimit', () => {
    fail(new Error(`The request has more than ${limits.maxFiles} files.`))
  })
  busboy.on('error', () => {
    fail(new Error('The request is not multipart/form-data.'))
  })
  busboy.on('finish', () => {
    for (const { reject } of uploads.values()) reject(new Error('The request ended before this file.'))
    if (!started) fail(new Error('The request has no operations and map.'))
  })
  request.on('aborted', () => {
    for (const { reject } of uploads.values()) reject(new Error('The client went away.'))
  })
  request.pipe(busboy)
}

/** The operation with a promise in the place of each file. */
function bodyOf({
  operations,
  map,
  uploads,
}: {
  operations: string | undefined
  map: string
  uploads: Map<string, Waiting>
}) {
  const body = operationsFormat.parse(JSON.parse(operations ?? ''))
  for (const [name, paths] of Object.entries(mapFormat.parse(JSON.parse(map)))) {
    const waiting = Promise.withResolvers<Upload>()
    // A file that no resolver asks for may still fail to come.
    waiting.promise.catch(() => undefined)
    uploads.set(name, waiting)
    place(body, paths[0]?.split('.') ?? [], waiting.promise)
  }
  return body
}

function place(root: Record<string, unknown>, path: string[], value: unknown): void {
  const last = path.at(-1) ?? ''
  let parent: unknown = root
  for (const key of path.slice(0, -1)) {
    parent = Object.hasOwn(parent as object, key) ? (parent as Record<string, unknown>)[key] : undefined
  }
  const holder = parent as Record<string, unknown>
  if (!Object.hasOwn(holder, last) || holder[last] !== null) throw new Error('the map names no place for a file')
  holder[last] = value
}

/** A reader may give up in the middle of a file; the rest of the request is then still read. */
function handedOn(file: BusboyFileStream, request: Request): PassThrough {
  const stream = new PassThrough({ highWaterMark: 64 * 1024 })
  file.pipe(stream)
  file.on('error', (error) => stream.destroy(error))
  request.on('aborted', () => stream.destroy(new Error('The client went away.')))
  stream.on('close', () => {
    file.unpipe(stream)
    file.resume()
  })
  // Whoever reads it hears of the error; a stream that nobody reads yet must not end the process.
  stream.on('error', () => undefined)
  return stream
}
