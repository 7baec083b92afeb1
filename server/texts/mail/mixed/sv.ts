type Facts = { suffix: string }

export const sv = {
  subject: ({ suffix }: Facts) => `Ditt mejl hade också mottagare utan ${suffix}`,
  heading: 'Några får mejlet oskyddat',
  why: ({ addresses, suffix }: Facts & { addresses: string }) =>
    `Mejlet är skyddat för dem som du skrev ${suffix} efter. De här skrev du utan ${suffix}, så de får samma mejl som ett vanligt, oskyddat mejl: ${addresses}.`,
  more: ({ more }: { more: number }) => ` och ${more} till`,
  next: ({ suffix }: Facts) => [
    'Var det meningen? Då behöver du inte göra något.',
    'Var det inte meningen? Ett vanligt mejl går inte att ta tillbaka här. Ring dem, be dem radera det, och berätta för er som ansvarar för dataskydd.',
    `Nästa gång: skriv ${suffix} efter varje adress, även i Kopia.`,
  ],
}
