import type { Dependencies } from '../dependencies.ts'

/** Who we are in the mails that we send. */
export type Gateway = {
  /** The address that mails come from. */
  from: string
  /** The domain of our Message-IDs and return paths. */
  domain: string
  organisation: string
  publicUrl: string
  /** In which times of day are written, for example `Europe/Stockholm`. */
  timeZone: string
}

export const gatewayOf = ({ mail, publicUrl, timeZone }: Dependencies['config']): Gateway => ({
  from: mail.from,
  domain: mail.domain,
  organisation: mail.organisation,
  publicUrl,
  timeZone,
})

/** RFC 3834 §5 and, for Exchange, MS-OXCMAIL: nobody's automatic answer is wanted. */
export const automaticHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
