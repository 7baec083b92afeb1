import { z } from 'zod'
import { type AskServer, Outage } from './server.ts'

export const explainRecipientQuery = `
  query ExplainRecipient($sender: EmailAddress, $address: String!) {
    explainRecipient(sender: $sender, address: $address) {
      __typename
      ... on RecipientRefused { code sentence }
    }
  }`

const answerFormat = z.object({
  explainRecipient: z.discriminatedUnion('__typename', [
    z.object({ __typename: z.literal('RecipientAccepted') }),
    z.object({ __typename: z.literal('BounceExpected') }),
    z.object({ __typename: z.literal('CommandExpected') }),
    z.object({ __typename: z.literal('RecipientRefused'), code: z.string(), sentence: z.string() }),
  ]),
})

export type RecipientExplanation = z.infer<typeof answerFormat>['explainRecipient']
export type RecipientRefused = Extract<RecipientExplanation, { __typename: 'RecipientRefused' }>
export type ExplainRecipient = (envelope: { sender: string | null; address: string }) => Promise<RecipientExplanation>

/** One question for each RCPT TO: a person at a mail program may be waiting. */
const deadline = 10_000

export function explainRecipient(ask: AskServer): ExplainRecipient {
  return async (variables) => {
    const body = JSON.stringify({ query: explainRecipientQuery, variables })
    const query = { contentType: 'application/json', contentLength: Buffer.byteLength(body), body }
    const answer = answerFormat.safeParse(await ask(query, deadline))
    if (!answer.success) throw new Outage('the server explained a recipient in a way that is not in the contract')
    return answer.data.explainRecipient
  }
}
