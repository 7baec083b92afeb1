import { keyVectors } from './key-vectors.ts'
import { manifestVectors } from './manifest-vectors.ts'
import { longPartVector, partVectors } from './part-vectors.ts'
import { sealVectors } from './seal-vectors.ts'

/** The text of every vector file by its name; the same every time. */
export async function makeVectors(): Promise<Record<string, string>> {
  const vectors = {
    'keys.json': await keyVectors(),
    'sealed-values.json': await sealVectors(),
    'parts.json': await partVectors(),
    'long-part.json': await longPartVector(),
    'manifests.json': manifestVectors(),
  }
  return Object.fromEntries(
    Object.entries(vectors).map(([name, vector]) => [name, JSON.stringify(vector, undefined, 2) + '\n']),
  )
}
