import { readFileSync } from 'node:fs'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloArmor } from '@escape.tech/graphql-armor'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { InputFault } from '../messages/input-fault.ts'
import type { Log } from '../ports/log.ts'
import type { Context } from './context.ts'
import { resolvers } from './resolvers.ts'
import { withoutValues } from './withheld-values.ts'

const contract = new URL('../../../schema.graphql', import.meta.url)

/** What a query of ours needs, twice over. */
const armor = new ApolloArmor({
  maxDepth: { n: 8, flattenFragments: true },
  maxAliases: { n: 2 },
  maxDirectives: { n: 10 },
  maxTokens: { enabled: false },
  costLimit: { maxCost: 300, flattenFragments: true },
  // Ours (withheld-values.ts) has every kind of suggestion.
  blockFieldSuggestion: { enabled: false },
})

export function apolloServer({ log, production }: { log: Log; production: boolean }): ApolloServer<Context> {
  const { plugins, validationRules } = armor.protect()
  // The library's types name the CommonJS build of the server, which is the same code.
  const armorPlugins = plugins as unknown as ApolloServerPlugin<Context>[]
  return new ApolloServer<Context>({
    typeDefs: readFileSync(contract, 'utf8'),
    resolvers,
    introspection: !production,
    csrfPrevention: true,
    // They would be kept in this process's memory, for whoever sends them.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: 1_000 },
    validationRules,
    plugins: [...armorPlugins, ApolloServerPluginLandingPageDisabled(), loggedFaults(log)],
    formatError,
    logger: apolloLogger(log),
  })
}

/** A thrown error is a bug or an outage: the caller learns a request id, and the log where it happened, never what was in it. */
function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const fault = callersFault(error)
  if (fault instanceof InputFault) return { message: fault.message, extensions: { code: 'BAD_USER_INPUT' } }
  if (!fault) return { message: 'Something went wrong here. Try again later.', extensions: { code: 'INTERNAL' } }
  const { locations, path } = formatted
  return {
    message: withoutValues(fault),
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: fault.extensions['code'] ?? 'BAD_USER_INPUT' },
  }
}

/** What the caller can mend. What graphql raises while it reads arguments has no code, as little as what our own answers break. */
function callersFault(error: unknown): GraphQLError | InputFault | undefined {
  const cause = unwrapResolverError(error)
  if (cause instanceof InputFault) return cause
  if (!(cause instanceof GraphQLError)) return undefined
  const isBeforeExecution = cause === error && !cause.originalError
  const isOfCaller = isBeforeExecution || 'code' in cause.extensions || cause.message.startsWith('Argument "')
  return isOfCaller ? cause : undefined
}

const loggedFaults = (log: Log): ApolloServerPlugin<Context> => ({
  contextCreationDidFail: ({ error }) => {
    log.error('a request failed', placeOf(error))
    return Promise.resolve()
  },
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        for (const error of errors) {
          if (callersFault(error)) continue
          log.error('a request failed', {
            request: contextValue.requestId,
            field: error.path?.join('.'),
            ...placeOf(unwrapResolverError(error)),
          })
        }
        return Promise.resolve()
      },
      willSendResponse: ({ response, contextValue }) => {
        const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : []
        for (const { extensions } of errors) {
          if (extensions?.['code'] === 'INTERNAL') extensions['requestId'] = contextValue.requestId
        }
        return Promise.resolve()
      },
    }),
})

/** The name, code and first place of an error in our own code. Its message may quote a value, so it is left out. */
function placeOf(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error }
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? String(cause.code) : undefined
  const at = error.stack
    ?.split('\n')
    .find((line) => line.includes('/src/'))
    ?.trim()
  return { error: error.name, code, at }
}

const apolloLogger = (log: Log) => {
  const say = () => undefined
  return { debug: say, info: say, warn: say, error: () => log.error('the GraphQL server reports an error') }
}
