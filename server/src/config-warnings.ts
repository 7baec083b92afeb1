import type { Config } from './config.ts'
import { isLoopback } from './ports/loopback.ts'

/** What may be meant, but is dangerous if it is not. Each way out falls back to the outbox by itself, so nothing else would say so. */
export function configWarnings({ smtpUrl, sms, http, publicUrl }: Config): string[] {
  const isPublic = !isLoopback(http.host) || !isLoopback(new URL(publicUrl).hostname)
  const warnings: string[] = []
  if (smtpUrl && !sms.url) {
    warnings.push('SMTP_URL is set and SMS_URL is not: PINs are written to files in DATA_DIR/outbox and reach nobody')
  }
  if (!smtpUrl && isPublic) {
    warnings.push(
      'without SMTP_URL whoever reaches /outbox reads every link that is sent; this is for trying Sigill only',
    )
  }
  return warnings
}
