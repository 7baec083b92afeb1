import type { SMTPPoolOptions } from 'nodemailer'
import { isLoopback } from './loopback.ts'

type Tls = Pick<SMTPPoolOptions, 'secure' | 'requireTLS' | 'ignoreTLS' | 'opportunisticTLS' | 'tls'>

/**
 * `smtp[s]://[user:password@]host[:port][?tls=required|unverified|opportunistic|none]`.
 *
 * A notice carries the link, so TLS with a verified certificate is required (`required`) unless the relay is on this machine
 * (`opportunistic`). `unverified` takes any certificate; `none` never asks for STARTTLS.
 */
export function smtpOptions(url: string, silenceMs: number): SMTPPoolOptions {
  const { protocol, hostname, port, username, password, searchParams } = parse(url)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: port ? Number(port) : secure ? 465 : username ? 587 : 25,
    ...tlsOptions({ secure, tls: searchParams.get('tls') ?? (isLoopback(host) ? 'opportunistic' : 'required') }),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: Math.min(silenceMs, 10_000),
    greetingTimeout: Math.min(silenceMs, 10_000),
    dnsTimeout: Math.min(silenceMs, 10_000),
    socketTimeout: silenceMs,
    socketCloseTimeout: 1_000,
    maxConnections: 5,
    maxRequeues: 1,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function parse(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed?.hostname || !['smtp:', 'smtps:'].includes(parsed.protocol)) {
    throw new Error('SMTP_URL is not of the form smtp://[user:password@]host[:port] or smtps://…')
  }
  return parsed
}

function tlsOptions({ secure, tls }: { secure: boolean; tls: string }): Tls {
  switch (tls) {
    case 'required':
      return { secure, requireTLS: !secure }
    case 'unverified':
      return { secure, requireTLS: !secure, tls: { rejectUnauthorized: false } }
    case 'opportunistic':
      return { secure, opportunisticTLS: !secure, tls: { rejectUnauthorized: false } }
    case 'none':
      return { secure: false, ignoreTLS: true }
    default:
      throw new Error('SMTP_URL: tls is required, unverified, opportunistic or none')
  }
}
