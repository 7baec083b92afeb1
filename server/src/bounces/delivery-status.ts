/** Does a `message/delivery-status` body (RFC 3464 §2.3) say that delivery has failed for good? */
export function isPermanentFailure(status: string): boolean {
  const unfolded = status.replaceAll(/\r?\n[ \t]+/g, ' ')
  return unfolded
    .split(/\r?\n\r?\n/)
    .some((fields) => /^action:\s*failed\b/im.test(fields) && /^status:\s*5\./im.test(fields))
}
