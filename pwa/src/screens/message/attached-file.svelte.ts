import { EnvelopeError } from '@sigill/envelope/errors.ts'
import type { AttachmentEntry } from '@sigill/envelope/manifest.ts'
import { collectBlob } from './collect-blob.ts'
import { bytesOnly, type View, viewOf } from './file-kind.ts'
import { type OpenedMessage, placeOf } from './opened-message.ts'
import { openedPart } from './part-stream.ts'
import type { Reading } from './reading.svelte.ts'

export type FileStep =
  | { at: 'waiting' }
  | { at: 'fetching'; fraction: number; cancel: () => void }
  | { at: 'fetched'; url: string }
  | { at: 'failed'; why: 'failed' | 'damaged' }

/** One attachment: fetched and decrypted when a person asks for it, and kept until the page is left. */
export class AttachedFile {
  step = $state.raw<FileStep>({ at: 'waiting' })
  readonly entry: AttachmentEntry
  /** How it can be shown here, or `undefined` when it can only be saved. */
  readonly view: View | undefined
  readonly #message: OpenedMessage
  readonly #reading: Reading
  #fetching: Promise<string | undefined> | undefined

  constructor(entry: AttachmentEntry, about: { message: OpenedMessage; reading: Reading }) {
    this.entry = entry
    this.view = viewOf(entry)
    this.#message = about.message
    this.#reading = about.reading
  }

  /** An address for the decrypted file in this page, or `undefined` when it could not be had. A mail may show a picture many times. */
  fetch(): Promise<string | undefined> {
    this.#fetching ??= this.#fetch().finally(() => (this.#fetching = undefined))
    return this.#fetching
  }

  async #fetch(): Promise<string | undefined> {
    if (this.step.at === 'fetched') return this.step.url
    const canceling = new AbortController()
    this.#progress(0, canceling)
    try {
      const blob = await this.#reading.inSession(() => this.#open(canceling))
      const url = URL.createObjectURL(blob)
      this.step = { at: 'fetched', url }
      return url
    } catch (error) {
      const why = error instanceof EnvelopeError ? 'damaged' : 'failed'
      this.step = canceling.signal.aborted ? { at: 'waiting' } : { at: 'failed', why }
      return undefined
    }
  }

  forget() {
    if (this.step.at === 'fetched') URL.revokeObjectURL(this.step.url)
    if (this.step.at === 'fetching') this.step.cancel()
    this.step = { at: 'waiting' }
  }

  async #open(canceling: AbortController): Promise<Blob> {
    const place = placeOf(this.#message, this.entry.partId)
    const progress = (bytes: number) => {
      this.#progress(bytes / place.sealedSize, canceling)
    }
    const stream = await openedPart(place, { signal: canceling.signal, progress })
    return collectBlob(stream, this.view?.contentType ?? bytesOnly)
  }

  #progress(fraction: number, canceling: AbortController) {
    if (canceling.signal.aborted) return
    this.step = {
      at: 'fetching',
      fraction: Math.min(fraction, 1),
      cancel: () => {
        canceling.abort()
      },
    }
  }
}

/** The picture that the text calls by this content id. */
export const pictureOf = (files: readonly AttachedFile[], contentId: string) =>
  files.find(({ entry, view }) => entry.contentId === contentId && view?.kind === 'image')

/** The attachments that the text does not show itself: also one that it names and that is no picture, or did not come. */
export function unshownFiles(files: readonly AttachedFile[], contentIds: ReadonlySet<string>): AttachedFile[] {
  const shown = Array.from(contentIds, (contentId) => pictureOf(files, contentId))
  return files.filter((file) => !shown.includes(file) || file.step.at === 'failed')
}
