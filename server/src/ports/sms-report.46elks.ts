type ElksSmsReport = { providerId: string; status: 'SENT' | 'DELIVERED' | 'FAILED' }

/**
 * Reads the form that 46elks posts to `whendelivered`, https://46elks.com/docs/sms-delivery-reports; undefined when it is none.
 * It wants an answer of 200 to 204, and otherwise posts the report again, at least 5 times over at least 6 hours.
 */
export function elksSmsReport(form: Readonly<Record<string, unknown>>): ElksSmsReport | undefined {
  const { id, status } = form
  if (typeof id !== 'string' || !/^[A-Za-z0-9]{1,64}$/.test(id)) return undefined
  switch (status) {
    case 'sent':
      return { providerId: id, status: 'SENT' }
    case 'delivered':
      return { providerId: id, status: 'DELIVERED' }
    case 'failed':
      return { providerId: id, status: 'FAILED' }
    default:
      return undefined
  }
}
