import { gzipSync } from 'node:zlib'
import type { ScanVerdict } from './virus-scanner.ts'

/**
 * clamd tells nobody its settings, and by default says OK to what it did not look into. So it is shown what it cannot look into:
 * three small streams, and a few more to find out which of two limits it reaches first.
 */
export type CarelessSetting = 'AlertExceedsMax' | 'AlertEncryptedArchive' | 'MaxFileSize'

type AskClamd = (content: Uint8Array) => Promise<ScanVerdict>

/** @returns the setting of clamd.conf by which something could pass unseen; undefined when all is well */
export async function carelessSetting(ask: AskClamd): Promise<CarelessSetting | undefined> {
  if ((await ask(packedTooDeep())).kind !== 'Unscannable') return 'AlertExceedsMax'
  if ((await ask(encryptedArchive)).kind !== 'Unscannable') return 'AlertEncryptedArchive'
  const reached = await limitReachedFirst(ask)
  return reached?.endsWith('.MaxScanSize') ? undefined : 'MaxFileSize'
}

/** Deeper than MaxRecursion can be set to. */
const deepest = 101

function packedTooDeep(): Uint8Array {
  let packed: Uint8Array = new Uint8Array()
  for (let depth = 0; depth < deepest; depth++) packed = gzipSync(packed)
  return packed
}

/** An archive of one file with the bit "encrypted" set (APPNOTE.TXT §4.4.4). */
const encryptedArchive = Buffer.from(
  'UEsDBBQAAQAAAAAAAAAAAAAAEAAAABAAAAABAAAAYXNpZ2lsbHNpZ2lsbHNpZ2lQSwECFAAUAAEAAAAAAAAAAAAAABAAAAAQAAAA' +
    'AQAAAAAAAAAAAAAAAAAAAAAAYVBLBQYAAAAAAQABAC8AAAAvAAAAAAA=',
  'base64',
)

const megabyte = 1024 * 1024
/** More than clamd's limits can be set to, in MB. */
const mostMegabytes = 2047

/**
 * Of a file in a zip archive that is larger than MaxFileSize, clamd 1.4 looks at the first MaxFileSize bytes and says OK (measured);
 * what is over MaxScanSize it does report. So MaxScanSize has to be reached first: the smallest file that clamd objects to says which is.
 */
async function limitReachedFirst(ask: AskClamd): Promise<string | undefined> {
  let [passes, fails] = [0, mostMegabytes]
  let signature = signatureOf(await ask(archiveThatClaims(fails * megabyte)))
  while (signature !== undefined && fails - passes > 1) {
    const middle = Math.floor((passes + fails) / 2)
    const found = signatureOf(await ask(archiveThatClaims(middle * megabyte)))
    if (found === undefined) passes = middle
    else [fails, signature] = [middle, found]
  }
  return signature
}

const signatureOf = (verdict: ScanVerdict) => (verdict.kind === 'Unscannable' ? verdict.signature : undefined)

/** A tar archive (POSIX ustar) whose one file is said to be `bytes` large, and is not there. */
function archiveThatClaims(bytes: number): Uint8Array {
  const header = Buffer.alloc(1024)
  header.write('a')
  header.write('0000644\0' + '0000000\0' + '0000000\0', 100)
  header.write(`${bytes.toString(8).padStart(11, '0')}\0` + '00000000000\0' + ' '.repeat(8) + '0', 124)
  header.write('ustar\0' + '00', 257)
  const checksum = header.reduce((sum, byte) => sum + byte, 0)
  header.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}
