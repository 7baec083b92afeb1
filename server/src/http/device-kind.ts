import Bowser from 'bowser'
import type { DeviceKind } from '../graphql/schema.generated.ts'

/** Browsers say it in fewer; what is longer is not read at all, for it is taken apart with regular expressions. */
const mostCharacters = 500

const kinds: Record<string, DeviceKind> = { mobile: 'PHONE', tablet: 'TABLET', desktop: 'COMPUTER' }

/** What a browser says that it runs on; an iPad says that it is a Mac. The User-Agent itself is not kept. */
export function deviceKind(userAgent = ''): DeviceKind {
  if (userAgent === '' || userAgent.length > mostCharacters) return 'UNKNOWN'
  return kinds[Bowser.parse(userAgent).platform.type ?? ''] ?? 'UNKNOWN'
}
