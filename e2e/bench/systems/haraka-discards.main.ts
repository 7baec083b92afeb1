// Haraka with our configuration and, in place of our plugin, one that takes everything and throws it away.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../../../haraka-plugins/config.ts'
import { writeHarakaFolder } from '../../../haraka-plugins/folder/haraka-folder.ts'
import { startHaraka } from '../../../haraka-plugins/haraka-process.ts'

/** Asks no name server, as ours does not. */
const plugin = `'use strict'
exports.hook_lookup_rdns = (next) => next(OK, 'NXDOMAIN')
exports.hook_rcpt = (next) => next(OK)
exports.hook_queue = (next) => next(OK)
`

const config = readConfig(process.env)
// The time is for the certificate, which nobody looks at.
await writeHarakaFolder(config, new Date(performance.timeOrigin))
await mkdir(join(config.harakaFolder, 'plugins'))
await writeFile(join(config.harakaFolder, 'plugins', 'discard.js'), plugin)
await writeFile(join(config.harakaFolder, 'config', 'plugins'), 'tls\ndiscard\n')
const haraka = await startHaraka(config, process.env)
process.on('SIGTERM', haraka.stop)
process.exitCode = await haraka.ended
