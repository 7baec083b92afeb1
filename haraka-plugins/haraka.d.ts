// Haraka ships no types: this is the part of it that the plugin touches, as read in the source of 3.3.4.

declare module 'haraka' {
  import type DSN from 'haraka-dsn'

  export type Next = (answer?: number, reply?: string | DSN) => void
  export type Hook = (this: Plugin, next: Next, connection: Connection, params: unknown) => void
  type Log = (...parts: unknown[]) => void

  export type Address = {
    /** Local part, quotes included. */
    user: string
    /** In lower case and as `xn--`. */
    host: string
    original: string
    original_host?: string
    isNull: () => boolean
  }

  export type MessageStream = {
    add_line: (line: Buffer) => void
    add_line_end: (done?: () => void) => void
    destroy: () => void
  }

  export type Transaction = {
    mail_from: Address
    rcpt_to: Address[]
    message_stream: MessageStream
    /** 0 while Haraka parses header lines. */
    header_pos: number
    notes: { sigill?: unknown; data_line_length_exceeded?: boolean }
  }

  export type Connection = {
    uuid: string
    client: {
      destroy: () => void
      pause: () => void
      resume: () => void
      on: (event: 'drain', then: () => void) => void
      /** Changes with STARTTLS. */
      targetsocket?: { writableNeedDrain: boolean }
    }
    state: number
    /** What has come and not been looked at. */
    current_data: Buffer | null
    process_data: (bytes: Buffer) => void
    _process_data: () => void
    remote: { ip: string }
    tls: { enabled: boolean }
    relaying: boolean
    capabilities: string[]
    current_line: string | null
    transaction: Transaction | null
    notes: {
      allowed_auth_methods?: string[]
      auth_fails?: number
      authenticating?: boolean
      /** What the login may send as; undefined: anything. */
      sigillSenders?: string[] | undefined
    }
    respond: (code: number, text: unknown, then?: () => void) => void
    disconnect: () => void
    lognotice: Log
    logerror: Log
  }

  export type Plugin = {
    timeout: number
    inherits: (name: string) => void
    register_hook: (hook: string, method: string, priority?: number) => void
    base: Record<string, Record<string, Hook>>
  }
}

declare module 'haraka-dsn' {
  /** A reply with its enhanced status code (RFC 3463). */
  export default class DSN {
    private constructor()
    static create(code: number, text: string, subject: number, detail: number): DSN
    readonly code: number
    readonly reply: string
  }
}

declare module 'haraka-constants' {
  const constants: {
    cont: number
    ok: number
    deny: number
    denysoft: number
    denydisconnect: number
    denysoftdisconnect: number
    connection: { state: Record<'PAUSE' | 'PAUSE_SMTP' | 'PAUSE_DATA', number> }
  }
  export default constants
}

declare module 'haraka-test-fixtures' {
  import type { Connection, Hook } from 'haraka'

  type Answer = Promise<{ rc: number | undefined; msg: unknown }>
  type Call = (plugin: Record<string, Hook>, connection: Connection) => Answer
  type CallWithAddress = (
    plugin: Record<string, Hook>,
    connection: Connection,
    address: string,
    parameters?: Record<string, string | null>,
  ) => Answer

  const fixtures: {
    makeConnection: (options: {
      ip?: string
      mailFrom?: string
      rcptTo?: string[]
      relaying?: boolean
      withTxn?: boolean
      silent?: boolean
    }) => Connection
    callHook: (plugin: Record<string, Hook>, method: string, connection: Connection, params?: unknown) => Answer
    callMail: CallWithAddress
    callRcpt: CallWithAddress
    callData: Call
    callDataPost: Call
    callQueue: Call
  }
  export default fixtures
}
