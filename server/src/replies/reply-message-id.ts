/** The Message-ID (RFC 5322 §3.6.4) of the mail that carries a reply to the sender; the same for every try. */
export const replyMessageId = (domain: string, replyId: string) => `<reply.${replyId}@${domain}>`
