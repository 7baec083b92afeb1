import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type CorpusMail = { name: string; raw: Buffer }

/** Mails that nobody on the project wrote; not every machine has them (docs/decisions/0013-the-tests.md says where they come from). */
export const corpora = path.resolve(import.meta.dirname, '../../../shared/corpora')

const nameOf = (file: string) => file.replace(/.*\/(?:eml|resources)\//, '').replace(/\.\w+$/, '')

/** None where there are no corpora. */
export const corpusMails = (): CorpusMail[] =>
  globSync('{stalwart-mail-parser,mime4j}/**/*.{eml,msg}', { cwd: corpora })
    .sort()
    .map((file) => ({ name: nameOf(file), raw: readFileSync(path.join(corpora, file)) }))
