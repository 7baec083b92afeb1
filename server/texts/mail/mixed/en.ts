type Facts = { suffix: string }

export const en = {
  subject: ({ suffix }: Facts) => `Your mail also had recipients without ${suffix}`,
  heading: 'Some get the mail unprotected',
  why: ({ addresses, suffix }: Facts & { addresses: string }) =>
    `The mail is protected for those whose address you wrote with ${suffix}. You wrote these without ${suffix}, so they get the same mail as an ordinary, unprotected one: ${addresses}.`,
  more: ({ more }: { more: number }) => ` and ${more} more`,
  next: ({ suffix }: Facts) => [
    'Did you mean to? Then there is nothing to do.',
    'Did you not? An ordinary mail cannot be taken back from here. Call them, ask them to delete it, and tell whoever is responsible for data protection in your organisation.',
    `Next time: write ${suffix} after every address, in Cc too.`,
  ],
}
