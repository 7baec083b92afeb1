type Facts = { suffix: string }

export const en = {
  subject: ({ suffix }: Facts) => `Some get your mail unprotected (no ${suffix})`,
  heading: 'Some get the mail unprotected',
  why: ({ addresses, suffix }: Facts & { addresses: string }) =>
    `The mail is protected for those whose address you wrote with ${suffix}. You wrote these without ${suffix}, so they get the same mail as an ordinary, unprotected one: ${addresses}.`,
  more: ({ more }: { more: number }) => ` and ${more} more`,
  next: ({ suffix }: Facts) => [
    'Did you mean to? Then there is nothing to do.',
    'Did you not? An ordinary mail cannot be taken back from here. Call the recipients, ask them to delete it, and tell your data protection officer.',
    `Next time: write ${suffix} after every address, in Cc too.`,
  ],
}
