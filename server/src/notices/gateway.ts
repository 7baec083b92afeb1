import type { Dependencies } from '../dependencies.ts'

/** Who we are in the mails that we send. */
export const gatewayOf = ({ mail, publicUrl }: Dependencies['config']) => ({
  from: mail.from,
  domain: mail.domain,
  organisation: mail.organisation,
  publicUrl,
})
