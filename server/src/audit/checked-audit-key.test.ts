import { appendFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testAudit } from '../../testing/test-audit.ts'
import { loadAuditKey } from '../keys/audit-key.ts'
import { checkedAuditKey } from './checked-audit-key.ts'

test.each([
  ['before the first event', 0],
  ['once there is a stamp', 1],
])('another Ed25519 key in place of the audit key is refused %s', async (_when, events) => {
  const { deps, keyFile, ...audit } = await testAudit()
  await checkedAuditKey(deps, { file: keyFile })
  await audit.happen(events)
  await audit.stamp()
  await rm(keyFile)
  await loadAuditKey(keyFile)
  await expect(checkedAuditKey(deps, { file: keyFile })).rejects.toThrow('is not the audit key of this database')
})

test('a database that has stamps from before a server wrote down its key takes no other', async () => {
  const { deps, keyFile, ...audit } = await testAudit()
  await audit.happen()
  await audit.stamp()
  const file = path.join(audit.folder, 'other.pem')
  await loadAuditKey(file)
  await expect(checkedAuditKey(deps, { file })).rejects.toThrow('is not the audit key of this database')
  await checkedAuditKey(deps, { file: keyFile })
})

test('two servers that start at once with folders of their own do not both start', async () => {
  const { deps, folder } = await testAudit()
  const files = ['one', 'other'].map((server) => path.join(folder, server, 'audit-key.pem'))
  const started = await Promise.allSettled(files.map((file) => checkedAuditKey(deps, { file })))
  expect(started.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('after a change of keys the old one alone is refused', async () => {
  const { deps, folder, keyFile, publicPem } = await testAudit()
  await checkedAuditKey(deps, { file: keyFile })
  const file = path.join(folder, 'new.pem')
  await loadAuditKey(file)
  await appendFile(file, publicPem)
  await checkedAuditKey(deps, { file })
  await expect(checkedAuditKey(deps, { file: keyFile })).rejects.toThrow('is not the audit key of this database')
})
