import { fileURLToPath } from 'node:url'
import { buildPages } from '../../server/launch/pages.ts'

/** Built once, before every worker would do it for itself. */
export default () =>
  buildPages(fileURLToPath(new URL('../..', import.meta.url)), (line) => process.stdout.write(`${line}\n`))
