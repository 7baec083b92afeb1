// The package has its types in comments, which TypeScript does not read in node_modules.
declare module 'apollo-upload-client/UploadHttpLink.mjs' {
  import type { ApolloLink } from '@apollo/client/link'

  export default class UploadHttpLink extends ApolloLink {
    constructor(options: {
      uri: string
      fetch: typeof fetch
      fetchOptions: RequestInit
      headers: Record<string, string>
    })
  }
}
