/** What a client may do. Closed: the contract names the scope at each field. */
export const scopes = ['mail:accept', 'messages:send', 'statistics:read'] as const
export type Scope = (typeof scopes)[number]

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)
