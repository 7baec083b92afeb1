import type { TestGateway } from './test-gateway.ts'

/** The next transaction is committed by PostgreSQL, but its answer does not reach us. */
export function loseNextCommit({ deps }: TestGateway): void {
  const { db } = deps
  const transaction = db.transaction.bind(db)
  db.transaction = async (work) => {
    db.transaction = transaction
    await transaction(work)
    throw new Error('Connection terminated unexpectedly')
  }
}
