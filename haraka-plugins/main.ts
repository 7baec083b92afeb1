import { ConfigError, readConfig } from './config.ts'
import { writeHarakaFolder } from './folder/haraka-folder.ts'
import { makeTokenFile } from './folder/token-file.ts'
import { startHaraka } from './haraka-process.ts'

try {
  const config = readConfig(process.env)
  await makeTokenFile(config.intakeTokenFile)
  await writeHarakaFolder(config, new Date())
  const haraka = await startHaraka(config, process.env)
  process.on('SIGINT', haraka.stop)
  process.on('SIGTERM', haraka.stop)
  process.exitCode = await haraka.ended
} catch (error) {
  // What stops the start is for the operator to read; a ConfigError names variables, never their values.
  console.error(error instanceof ConfigError ? `The configuration is wrong:\n${error.message}` : error)
  process.exitCode = 1
}
