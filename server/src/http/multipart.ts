import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import { expectedFiles } from './expected-files.ts'

type Limits = { maxOperationsBytes: number; maxFiles: number }

const mapFormat = z.record(z.string(), z.array(z.string().regex(/^variables(?:\.\w+)+$/)).length(1))
const operationsFormat = z.looseObject({ variables: z.record(z.string(), z.unknown()) })
const listPlace = /^(.+)\.(\d+)$/

/** What the client did wrong, also where a resolver waits for a file that does not come. */
const fault = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })

/**
 * GraphQL multipart requests (the jaydenseric specification, one operation): `operations` and `map`, then the files in the order in
 * which they are read. Files are streamed to the resolver as they come and touch no disk; one that nobody reads is thrown away.
 */
export function graphqlMultipart(limits: Limits): RequestHandler {
  return (request, response, next) => {
    if (!request.is('multipart/form-data')) {
      next()
      return
    }
    const busboy = busboyOf(request, limits)
    if (busboy) readMultipart({ request, response, next, busboy, limits })
    else refuse(response, fault('The request is not multipart/form-data with a boundary.'))
  }
}

/** @returns undefined for a content type that it cannot read */
function busboyOf({ headers }: Request, { maxOperationsBytes, maxFiles }: Limits): BusboyInstance | undefined {
  const limits = { fieldSize: maxOperationsBytes, fields: 2, files: maxFiles }
  try {
    return new Busboy({ headers: headers as BusboyHeaders, limits })
  } catch {
    return undefined
  }
}

function refuse(response: Response, { message }: GraphQLError): void {
  response.status(400).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
}

type Reading = { request: Request; response: Response; next: NextFunction; busboy: BusboyInstance; limits: Limits }

function readMultipart({ request, response, next, busboy, limits }: Reading): void {
  let files = expectedFiles([])
  let operations: string | undefined
  let started = false
  // Browsers show an answer only when they have sent their whole request: the rest is read and thrown away, for as long as the server's
  // requestTimeout lets a request last.
  const stop = (error: () => GraphQLError) => {
    request.unpipe(busboy)
    request.resume()
    files.stop(error)
    if (!started) refuse(response, error())
    started = true
  }
  const start = (map: string) => {
    try {
      const read = readOperations({ operations, map, limits })
      files = read.files
      request.body = read.body
    } catch (error) {
      stop(() =>
        error instanceof GraphQLError ? error : fault('This is no request of the GraphQL multipart specification.'),
      )
      return
    }
    started = true
    next()
  }
  busboy.on('field', (name, value, _nameTruncated, valueTruncated) => {
    if (started) return
    if (valueTruncated) stop(() => fault('The operations of the request are too large.'))
    else if (name === 'operations') operations = value
    else if (name === 'map') start(value)
  })
  busboy.on('file', (name, file, fileName: string | undefined, _encoding, contentType) => {
    // Of a file that breaks off busboy tells itself; without a listener here the process would end.
    file.on('error', () => undefined)
    if (!started) stop(() => fault('The files of the request come before its operations and map.'))
    const taken = files.take(name, { fileName: fileName ?? '', contentType, file })
    if (taken !== 'TAKEN') file.resume()
    if (taken === 'OUT_OF_ORDER') stop(() => fault('The files of a request come in the order of their list.'))
  })
  busboy.on('filesLimit', () => stop(() => tooManyFiles(limits)))
  busboy.on('error', () => stop(() => fault('The request is not multipart/form-data.')))
  busboy.on('finish', () => {
    files.end(() => fault('The request ended before this file.'))
    if (!started) stop(() => fault('The request has no operations and map.'))
  })
  // Answered, or the client went away.
  response.on('close', () => stop(() => fault('The client went away.')))
  request.pipe(busboy)
}

type Fields = { operations: string | undefined; map: string; limits: Limits }

/** The operation with a promise in the place of each file. */
function readOperations({ operations, map, limits }: Fields) {
  const body = operationsFormat.parse(JSON.parse(operations ?? ''))
  const entries = Object.entries(mapFormat.parse(JSON.parse(map)))
  if (entries.length > limits.maxFiles) throw tooManyFiles(limits)
  const places = inOrder(entries.map(([name, [place = '']]) => ({ name, place })))
  const files = expectedFiles(places.map(({ name }) => name))
  for (const [index, promise] of files.promises.entries()) fill(body, places[index]?.place.split('.') ?? [], promise)
  return { body, files }
}

type Place = { name: string; place: string }

/** Files are read as the list has them. JSON's order says nothing: keys that are numbers change places when it is read. */
function inOrder(places: Place[]): Place[] {
  if (places.length < 2) return places
  const lists = new Set(places.map(({ place }) => listPlace.exec(place)?.[1]))
  if (lists.size > 1 || lists.has(undefined)) {
    throw fault('The files of a request fill one variable, a file or a list.')
  }
  const index = ({ place }: Place) => Number(listPlace.exec(place)?.[2])
  return places.toSorted((one, other) => index(one) - index(other))
}

const tooManyFiles = ({ maxFiles }: Limits) => fault(`A request has at most ${maxFiles} files.`)

function fill(root: Record<string, unknown>, path: string[], value: unknown): void {
  const last = path.at(-1) ?? ''
  let parent: unknown = root
  for (const key of path.slice(0, -1)) {
    parent = Object.hasOwn(parent as object, key) ? (parent as Record<string, unknown>)[key] : undefined
  }
  const holder = parent as Record<string, unknown>
  if (!Object.hasOwn(holder, last) || holder[last] !== null) throw new Error('the map names no place for a file')
  holder[last] = value
}
