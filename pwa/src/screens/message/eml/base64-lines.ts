const bytesOfLine = 57 // 76 characters, RFC 2045 §6.8

/** Base64 in lines, as a mail carries it. */
export function base64Lines(): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let rest = new Uint8Array(0)
  return new TransformStream({
    transform: (chunk, controller) => {
      const bytes = new Uint8Array(rest.length + chunk.length)
      bytes.set(rest)
      bytes.set(chunk, rest.length)
      const whole = bytes.length - (bytes.length % bytesOfLine)
      if (whole > 0) controller.enqueue(encoder.encode(lines(bytes.subarray(0, whole))))
      rest = bytes.slice(whole)
    },
    flush: (controller) => {
      if (rest.length > 0) controller.enqueue(encoder.encode(lines(rest)))
    },
  })
}

export const base64OfText = (text: string) => lines(new TextEncoder().encode(text))

function lines(bytes: Uint8Array): string {
  let written = ''
  for (let at = 0; at < bytes.length; at += bytesOfLine) {
    written += btoa(String.fromCharCode(...bytes.subarray(at, at + bytesOfLine))) + '\r\n'
  }
  return written
}
