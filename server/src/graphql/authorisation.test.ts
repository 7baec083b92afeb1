import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { callerNames } from '../../testing/authorisation/callers.ts'
import { objectFields, operationFields } from '../../testing/authorisation/fields.ts'
import { measuredMatrix } from '../../testing/authorisation/matrix.ts'
import { situations } from '../../testing/authorisation/situations.ts'
import { documentOf } from '../../testing/authorisation/table.ts'

const file = fileURLToPath(new URL('../../../docs/authorisation.md', import.meta.url))

test('every field answers every kind of caller as docs/authorisation.md says', async () => {
  expect(operationFields.filter((field) => !situations.some((one) => one.field === field))).toEqual([])
  const matrix = await measuredMatrix()
  const seenBySomebody = objectFields.filter((field) => callerNames.some((name) => matrix.seen.get(name)?.has(field)))
  // A field that nobody sees has no situation yet that shows who may.
  expect(objectFields.filter((field) => !seenBySomebody.includes(field))).toEqual([])
  await expect(documentOf(matrix)).toMatchFileSnapshot(file)
}, 120_000)
