import { customType, timestamp } from 'drizzle-orm/pg-core'

/** PostgreSQL's `bytea`. */
export const bytes = customType<{ data: Uint8Array<ArrayBuffer>; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
})

export const moment = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
