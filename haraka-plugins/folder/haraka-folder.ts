import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../config.ts'
import { type Certificate, expiresSoon, makeCertificate } from './certificate.ts'

const templates = path.join(import.meta.dirname, '..', 'config')

/**
 * Writes the folder that Haraka runs on, anew at each start. It is complete: Haraka's core does not fill in what
 * a file leaves out, and dies at the first connection instead.
 */
export async function writeHarakaFolder(config: Config, now: Date): Promise<void> {
  const { certificate, key } = await certificateOf(config, now)
  const folder = path.join(config.harakaFolder, 'config')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text, { mode: 0o600 })

  const values = valuesOf(config)
  for (const name of await readdir(templates)) {
    await write(name, fillIn(await readFile(path.join(templates, name), 'utf8'), values))
  }
  await write('tls_cert.pem', certificate)
  await write('tls_key.pem', key)
}

function valuesOf({ listen, processes, patience, hostName }: Config): Record<string, string> {
  return {
    LISTEN: listen.host.includes(':')
      ? `[${listen.host}]:${String(listen.port)}`
      : `${listen.host}:${String(listen.port)}`,
    PROCESSES: String(processes),
    INACTIVITY: String(Math.ceil(patience / 1000)),
    HOST_NAME: hostName,
    // Without one, anybody on a local address could stop Haraka by INTERNALCMD.
    INTERNALCMD_KEY: randomBytes(32).toString('hex'),
  }
}

function fillIn(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing known for {{${name}}} in haraka-plugins/config`)
    return value
  })
}

async function certificateOf({ tls, harakaFolder, hostName }: Config, now: Date): Promise<Certificate> {
  if (tls) return { certificate: await readFile(tls.certificate, 'utf8'), key: await readFile(tls.key, 'utf8') }
  const file = path.join(harakaFolder, 'self-signed.pem')
  const kept = await readFile(file, 'utf8').catch(() => '')
  const [certificate, key] = kept.split(/(?=-----BEGIN PRIVATE KEY-----)/)
  if (certificate && key && !expiresSoon(certificate, now)) return { certificate, key }
  const made = await makeCertificate(hostName, now)
  await mkdir(harakaFolder, { recursive: true, mode: 0o700 })
  await writeFile(file, made.certificate + made.key, { mode: 0o600 })
  return made
}
