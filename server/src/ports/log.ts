/** Ids, codes and counts only: never a text, an address, a number or a secret. */
export type LogFields = Record<string, string | number | boolean | undefined>

export type Log = {
  info: (event: string, fields?: LogFields) => void
  warn: (event: string, fields?: LogFields) => void
  error: (event: string, fields?: LogFields) => void
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
