import { join } from 'node:path'

export type DemoConfig = {
  smtp: { host: string; port: number }
  /** What makes an address a protected one, for example `.s`. */
  suffix: string
  /** What left the gateway, and where to look at it; undefined when it has a mail server to hand its mails to. */
  outbox: { folder: string; url: string } | undefined
}

/** The same variables as the gateway's, so that the demo finds the one that runs beside it. */
export function demoConfig(env: NodeJS.ProcessEnv = process.env): DemoConfig {
  const publicUrl = env['PUBLIC_URL'] || `http://localhost:${env['HTTP_PORT'] || '4000'}`
  const outbox = { folder: join(env['DATA_DIR'] || 'data', 'outbox'), url: `${new URL(publicUrl).origin}/outbox` }
  return {
    smtp: { host: env['SMTP_HOST'] || '127.0.0.1', port: Number(env['SMTP_PORT'] || '2525') },
    suffix: env['MAIL_SUFFIX'] || '.s',
    outbox: env['SMTP_URL'] ? undefined : outbox,
  }
}
