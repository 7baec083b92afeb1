type Facts = { suffix: string }

export const fi = {
  subject: ({ suffix }: Facts) => `Osa saa viestisi suojaamattomana (ei päätettä ${suffix})`,
  heading: 'Osa saa viestin suojaamattomana',
  why: ({ addresses, suffix }: Facts & { addresses: string }) =>
    `Viesti on suojattu niille, joiden osoitteen perään kirjoitit ${suffix}. Näistä puuttui ${suffix}, joten he saavat saman viestin tavallisena, suojaamattomana sähköpostina: ${addresses}.`,
  more: ({ more }: { more: number }) => ` ja ${more} muuta`,
  next: ({ suffix }: Facts) => [
    'Oliko se tarkoitus? Sinun ei tarvitse tehdä mitään.',
    'Eikö ollut? Tavallista sähköpostia ei voi perua täältä. Soita vastaanottajille, pyydä heitä poistamaan viesti ja kerro asiasta tietosuojavastaavallenne.',
    `Ensi kerralla: kirjoita ${suffix} jokaisen osoitteen perään, myös Kopio-kenttään.`,
  ],
}
