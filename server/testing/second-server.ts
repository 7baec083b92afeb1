import { onTestFinished } from 'vitest'
import { openDatabase } from '../src/db/database.ts'
import type { Dependencies } from '../src/dependencies.ts'
import { folderKeyStore } from '../src/ports/key-store.folder.ts'
import { rememberedKeyStore } from '../src/ports/key-store.remembered.ts'
import { systemRandom } from '../src/ports/random.ts'
import type { TestGateway } from './test-gateway.ts'

/** Another server on the same database, key ring and folder of day keys; it remembers day keys, as servers do. */
export function secondServer({ deps }: TestGateway): Dependencies {
  const { url } = deps.config.database
  const { db, close } = openDatabase(url.reveal(), { connections: 4, onError: () => undefined })
  onTestFinished(close)
  const keyStore = rememberedKeyStore(folderKeyStore(deps.config.dayKeyFolder, systemRandom), deps.clock)
  return { ...deps, db, keyStore }
}
