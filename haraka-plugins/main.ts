import { readConfig } from './config.ts'
import { writeHarakaFolder } from './folder/haraka-folder.ts'
import { makeTokenFile } from './folder/token-file.ts'
import { startHaraka } from './haraka-process.ts'

const config = readConfig(process.env)
await makeTokenFile(config.intakeTokenFile)
await writeHarakaFolder(config, new Date())
const haraka = await startHaraka(config, process.env)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, haraka.stop)
process.exitCode = await haraka.ended
