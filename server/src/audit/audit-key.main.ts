import { readConfig } from '../config.ts'
import { readAuditKey } from '../keys/audit-key.ts'

const { auditKeyFile } = readConfig(process.env)
const key = await readAuditKey(auditKeyFile)
if (key) {
  process.stdout.write(key.publicPem)
} else {
  console.error(`There is no ${auditKeyFile} yet: it is made at the first start.`)
  process.exitCode = 1
}
