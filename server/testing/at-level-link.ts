import { sql } from 'drizzle-orm'
import { recipientBinding } from '../src/deliveries/bindings.ts'
import { deliveries } from '../src/deliveries/deliveries.tables.ts'
import type { TestGateway } from './test-gateway.ts'

/** Makes all deliveries ones that open with their link and have a number all the same: as whoever has the keys can, and nobody else. */
export async function atLevelLink({ deps }: Pick<TestGateway, 'deps'>): Promise<void> {
  const { db } = deps
  for (const row of await db.select().from(deliveries)) {
    const bound = recipientBinding(deps, { ...row, level: 'LINK' })
    await db
      .update(deliveries)
      .set({ level: 'LINK', recipientBinding: bound })
      .where(sql`id = ${row.id}`)
  }
}
