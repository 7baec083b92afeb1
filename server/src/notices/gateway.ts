import type { Dependencies } from '../dependencies.ts'
import type { Gateway } from '../mails/gateway.ts'

/** Who we are in the mails that we send. */
export const gatewayOf = ({ mail, publicUrl, timeZone }: Dependencies['config']): Gateway => ({
  from: mail.from,
  domain: mail.domain,
  organisation: mail.organisation,
  publicUrl,
  timeZone,
})
