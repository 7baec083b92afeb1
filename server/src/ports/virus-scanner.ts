import type { Patience } from './patience.ts'

export type ScanVerdict =
  | { kind: 'Clean' }
  /** `signature`: what the scanner calls it. */
  | { kind: 'Infected'; signature: string }
  /** The scanner could not look into all of it: encrypted, too large, packed too deep. */
  | { kind: 'Unscannable'; signature: string }

/** One stream of bytes on its way through the scanner. */
export type Scan = {
  /** Resolves once the scanner can take more. */
  write: (piece: Uint8Array) => Promise<void>
  /** After the last piece. */
  verdict: () => Promise<ScanVerdict>
  /** Nobody wants the verdict any more. */
  end: () => void
}

/** The scanner is down, hangs, or says something that is no verdict: try again later. */
export class ScannerOutage extends Error {
  override readonly name = 'ScannerOutage'
}

export type VirusScanner = {
  /** @throws ScannerOutage, as everything on the Scan does */
  begin: (patience: Patience) => Promise<Scan>
  isWell: () => Promise<boolean>
}
