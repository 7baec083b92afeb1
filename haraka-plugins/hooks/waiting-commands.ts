import type { Connection } from 'haraka'
import constants from 'haraka-constants'

/** Bytes of commands that may wait for the answer to an earlier one; 1000 RCPT lines at the usual length. */
const mostWaiting = 65_536

/**
 * Commands may come before the answer to the one before (RFC 2920). While that is being worked on, Haraka looks at them again and again,
 * which costs all of a core, and holds as many as come, and as many answers as nobody reads: here they wait, and what is too much stays
 * in the network.
 */
export function holdCommands(connection: Connection): void {
  const process = connection._process_data.bind(connection)
  const take = connection.process_data.bind(connection)
  const isDeaf = () => connection.client.targetsocket?.writableNeedDrain === true
  const isFull = () => (connection.current_data?.length ?? 0) > mostWaiting
  let held = false

  connection._process_data = () => {
    if (isAnswering(connection) || isDeaf()) return
    process()
    if (!held || isFull() || connection.state === state.PAUSE_DATA) return
    held = false
    connection.client.resume()
  }
  connection.process_data = (bytes) => {
    take(bytes)
    if (!isFull() || !(isAnswering(connection) || isDeaf())) return
    held = true
    connection.client.pause()
  }
  connection.client.on('drain', () => connection._process_data())
}

const { state } = constants.connection

const isAnswering = (connection: Connection) =>
  connection.state === state.PAUSE || connection.state === state.PAUSE_SMTP
