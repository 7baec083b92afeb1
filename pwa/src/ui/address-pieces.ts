const address = /(\S*@\S*)/

/** Parts a text where an address in it may be parted at the end of a line: after the @ and the dots, before anywhere else. */
export const addressPieces = (text: string): string[] =>
  text
    .split(address)
    .flatMap((piece) => (address.test(piece) ? piece.split(/([^@.]*[@.])/) : piece))
    .filter((piece) => piece !== '')
