/** The session that opening gave is over: the person must open the message again. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded'
}
