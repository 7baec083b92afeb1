import type { TestGateway } from './test-gateway.ts'

/** The database is away for so many transactions. */
export function failNextTransactions({ deps }: TestGateway, times: number): void {
  const { db } = deps
  const transaction = db.transaction.bind(db)
  db.transaction = async (work) => {
    if (times-- <= 0) db.transaction = transaction
    else throw new Error('Connection terminated unexpectedly')
    return transaction(work)
  }
}

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
