import { z } from 'zod'
import type { Bytes } from '@sigill/envelope/bytes.ts'
import { open, seal } from '@sigill/envelope/seal.ts'
import type { Dependencies } from '../dependencies.ts'
import type { SignInChecks } from '../ports/identity-provider.ts'

const context = 'operator-sign-in'
const written = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), until: z.number() })

/** For the browser to keep meanwhile: whoever asks to sign in leaves nothing in the database. */
export async function sealChecks(
  { keys, random }: Pick<Dependencies, 'keys' | 'random'>,
  { checks, expiresAt }: { checks: SignInChecks; expiresAt: Date },
): Promise<Bytes> {
  const plaintext = new TextEncoder().encode(JSON.stringify({ ...checks, until: expiresAt.getTime() }))
  return seal({ keys: keys.keks, context, plaintext, random })
}

/** @returns undefined when it is not what we sealed, or too old */
export async function openChecks(
  { keys, clock }: Pick<Dependencies, 'keys' | 'clock'>,
  sealed: Bytes,
): Promise<SignInChecks | undefined> {
  try {
    const text = new TextDecoder().decode(await open({ keys: keys.keks, context, sealed }))
    const { until, ...checks } = written.parse(JSON.parse(text))
    return clock.now().getTime() < until ? checks : undefined
  } catch {
    return undefined
  }
}
