import { z } from 'zod'
import { domain, policyRule } from './policy-rule.ts'
import { receiptsPolicy } from './receipts-policy.ts'

/** The sections of `POLICY_FILE`; each stands for what holds without it. Below its rules lie the settings of `.env`. */
export const policyFormat = z.strictObject({
  rules: z.array(policyRule).default([]),
  /** What senders are told without asking, and recipients before the end. */
  receipts: receiptsPolicy.prefault({}),
  /** A mail to protected and plain recipients at once: its sender is told, or it is refused. */
  mixedMail: z.enum(['warn', 'refuse'], 'is neither warn nor refuse').default('warn'),
  /** Domains that an address may be a letter away from by mistake. */
  knownDomains: z.array(domain).default([]),
  /** Kept until the recipient opens the message, so that the notice can be sent again; without it the notice is the only link. */
  keepLinkSecret: z.boolean('is neither true nor false').default(true),
})

export type Policy = z.infer<typeof policyFormat>

/** The policy as its file has it now: it may be another for the next mail. */
export type LivePolicy = { current: () => Policy }

/** Without a file. */
export const defaultPolicy: Policy = policyFormat.parse({})
