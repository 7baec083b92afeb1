import type { Readable } from 'node:stream'

/** A file of a multipart request, read once and in the order in which the client sent the files. */
export type Upload = { fileName: string; contentType: string; stream: Readable }
