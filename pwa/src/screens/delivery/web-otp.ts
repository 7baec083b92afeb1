type OtpCredential = Credential & { code: string }
declare global {
  interface CredentialRequestOptions {
    otp?: { transport: 'sms'[] }
  }
}

/** The code, where the browser can read it out of the SMS with the person's consent (WebOTP); elsewhere never. */
export async function codeFromSms(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in window)) return undefined
  try {
    const credential = await navigator.credentials.get({ otp: { transport: ['sms'] }, signal })
    return credential === null ? undefined : (credential as OtpCredential).code
  } catch {
    return undefined // Declined, or too late: the person types it.
  }
}
