export type DemoConfig = {
  smtp: { host: string; port: number }
  /** What makes an address a protected one, for example `.s`. */
  suffix: string
  /** Where to look, or undefined when the gateway has a mail server to hand its mails to. */
  outboxUrl: string | undefined
}

/** The same variables as the gateway's, so that the demo finds the one that runs beside it. */
export function demoConfig(env: NodeJS.ProcessEnv = process.env): DemoConfig {
  const publicUrl = env['PUBLIC_URL'] || `http://localhost:${env['HTTP_PORT'] || '4000'}`
  return {
    smtp: { host: env['SMTP_HOST'] || '127.0.0.1', port: Number(env['SMTP_PORT'] || '2525') },
    suffix: env['MAIL_SUFFIX'] || '.s',
    outboxUrl: env['SMTP_URL'] ? undefined : `${new URL(publicUrl).origin}/outbox`,
  }
}
