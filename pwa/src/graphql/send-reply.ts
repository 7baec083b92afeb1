import UploadHttpLink from 'apollo-upload-client/UploadHttpLink.mjs'
import { ask } from './ask.ts'
import { SendReplyDocument, type SendReplyMutation, type SendReplyMutationVariables } from './operations.generated.ts'
import { xhrFetch } from './xhr-fetch.ts'

type Watch = { progress: (fraction: number) => void; signal: AbortSignal }

/** @throws Outage */
export async function sendReply(
  variables: SendReplyMutationVariables,
  { progress, signal }: Watch,
): Promise<SendReplyMutation['sendReply']> {
  const link = new UploadHttpLink({
    uri: '/graphql',
    fetch: xhrFetch(progress),
    fetchOptions: { signal },
    headers: { 'apollo-require-preflight': '1' },
  })
  return (await ask(SendReplyDocument, variables, link)).sendReply
}
