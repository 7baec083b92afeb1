import { writeFile } from 'node:fs/promises'
import { makeVectors } from './make-vectors.ts'

for (const [name, text] of Object.entries(await makeVectors())) await writeFile(new URL(name, import.meta.url), text)
