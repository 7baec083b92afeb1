/** What is remembered of a sign-in while the person is at the provider: PKCE's verifier (RFC 7636), state and nonce. */
export type SignInChecks = { verifier: string; state: string; nonce: string }

export type SignInOutcome =
  /** `entry`: what of the list of operators counts them among them. */
  | { kind: 'SignedIn'; operator: string; entry: string }
  /** The provider says no, or does not count this person among the operators; `code` never quotes anything of theirs. */
  | { kind: 'SignInRefused'; code: string }
  /** The provider does not answer. */
  | { kind: 'SignInFailed'; code: string }

/** Where operators sign in. */
export type IdentityProvider = {
  /** Where to send the browser; undefined when the provider does not answer. */
  begin: () => Promise<{ url: string; checks: SignInChecks } | undefined>
  /** `url`: what the browser came back to. */
  complete: (returned: { url: string; checks: SignInChecks }) => Promise<SignInOutcome>
}
