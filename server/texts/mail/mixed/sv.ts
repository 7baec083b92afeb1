type Facts = { suffix: string }

export const sv = {
  subject: ({ suffix }: Facts) => `Några får ditt mejl oskyddat (adresser utan ${suffix})`,
  heading: 'Några får mejlet oskyddat',
  why: ({ addresses, suffix }: Facts & { addresses: string }) =>
    `Mejlet är skyddat för dem vars adress du skrev ${suffix} efter. De här skrev du utan ${suffix}, så de får samma mejl som ett vanligt, oskyddat mejl: ${addresses}.`,
  more: ({ more }: { more: number }) => ` och ${more} till`,
  next: ({ suffix }: Facts) => [
    'Var det meningen? Då behöver du inte göra något.',
    'Var det inte meningen? Ett vanligt mejl går inte att ta tillbaka här. Ring mottagarna, be dem radera det, och berätta för ert dataskyddsombud.',
    `Nästa gång: skriv ${suffix} efter varje adress, även i Kopia.`,
  ],
}
