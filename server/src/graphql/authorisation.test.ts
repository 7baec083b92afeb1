import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { callerNames } from '../../testing/authorisation/callers.ts'
import { objectFields, operationFields } from '../../testing/authorisation/fields.ts'
import { measuredMatrix } from '../../testing/authorisation/matrix.ts'
import { situations } from '../../testing/authorisation/situations.ts'
import { documentOf } from '../../testing/authorisation/table.ts'

const file = fileURLToPath(new URL('../../../docs/authorisation.md', import.meta.url))

const isQuery = (field: string) => field.startsWith('Query.')
const turnedAway = ['unknown', 'FORBIDDEN', 'null', 'SessionEnded']

test('every field answers every kind of caller as docs/authorisation.md says', async () => {
  expect(operationFields.filter((field) => !situations.some((one) => one.field === field))).toEqual([])
  const matrix = await measuredMatrix()
  const seenBySomebody = objectFields.filter((field) => callerNames.some((name) => matrix.seen.get(name)?.has(field)))
  // A field that nobody sees has no situation yet that shows who may.
  expect(objectFields.filter((field) => !seenBySomebody.includes(field))).toEqual([])
  // Whoever is turned away changes nothing; and whatever changes something does so in a row here, for those who may.
  expect(matrix.changes.filter(({ field, outcome }) => isQuery(field) || turnedAway.includes(outcome))).toEqual([])
  const changing = new Set(matrix.changes.map(({ field }) => field))
  expect(operationFields.filter((field) => !isQuery(field) && !changing.has(field))).toEqual([
    'Mutation.signOutOperator',
  ])
  await expect(documentOf(matrix)).toMatchFileSnapshot(file)
}, 240_000)
