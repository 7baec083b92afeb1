/** The question was not answered; asking again later may help. `OFFLINE`: the device has no network. */
export type OutageKind = 'OFFLINE' | 'SERVER_DOWN'

export class Outage extends Error {
  override readonly name = 'Outage'
  readonly kind: OutageKind

  constructor(kind: OutageKind, cause: unknown) {
    super(kind, { cause })
    this.kind = kind
  }
}

export function outageOf(cause: unknown, { onLine }: Pick<Navigator, 'onLine'>): Outage {
  return cause instanceof Outage ? cause : new Outage(onLine ? 'SERVER_DOWN' : 'OFFLINE', cause)
}
