import { ask } from './ask.ts'
import {
  SignInOperatorDocument,
  SignOutOperatorDocument,
  StatisticsDocument,
  type SignInOperatorMutation,
  type SignOutOperatorMutation,
  type StatisticsQuery,
  type StatisticsQueryVariables,
} from './operator.generated.ts'

/** What the pages of operators ask of the server. Everything may throw `Outage`. */
export const operator = {
  statistics: async (months: StatisticsQueryVariables): Promise<StatisticsQuery['statistics']> =>
    (await ask(StatisticsDocument, months)).statistics,
  signIn: async (linkToken: string): Promise<SignInOperatorMutation['signInOperator']> =>
    (await ask(SignInOperatorDocument, { input: { linkToken } })).signInOperator,
  signOut: async (): Promise<SignOutOperatorMutation['signOutOperator']> =>
    (await ask(SignOutOperatorDocument, {})).signOutOperator,
}
