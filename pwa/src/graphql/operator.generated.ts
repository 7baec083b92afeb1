/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What the statistics count a recipient as. A rule of the policy may say it; else it is the first of what is said here that fits. */
export type Category =
  /** The domain, or one above it, is in AUTHORITY_DOMAINS. Looked at after INTERNAL. */
  | 'AUTHORITY'
  /** Whatever else there is. */
  | 'COMPANY'
  /** The domain is the sender's own, or it or one above it is in INTERNAL_DOMAINS. Looked at first. */
  | 'INTERNAL'
  /** The domain is one at which people have mailboxes of their own, as gmail.com. Looked at last but COMPANY. */
  | 'PRIVATE_PERSON';

/** What opens a delivery. */
export type SecurityLevel =
  /** The link alone. */
  | 'LINK'
  /** The link, and a code sent by SMS. */
  | 'PIN';

/** How operators sign in to this gateway. */
export type SignInMethod =
  /** With a link that `npm run operator:link` makes on the server. */
  | 'ONE_TIME_LINK'
  /** At the organisation's identity provider; it begins at /operator/sign-in. */
  | 'OPENID_CONNECT';

export type SignInOperatorInput = {
  /** What stands after # in the link. */
  linkToken: string;
};

export type FiguresFragment = { __typename: 'Figures', deliveries: number, opened: number, openedShare: number | null, medianSecondsToOpening: number | null, replies: number, held: number, undeliverable: number, recalled: number, expiredUnread: number };

export type CategoryFiguresFragment = { __typename: 'CategoryFigures', category: Category, figures: { __typename: 'Figures', deliveries: number, openedShare: number | null, medianSecondsToOpening: number | null } };

export type LevelFiguresFragment = { __typename: 'LevelFigures', level: SecurityLevel, figures: { __typename: 'Figures', deliveries: number, openedShare: number | null, medianSecondsToOpening: number | null } };

export type StatisticsQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type StatisticsQuery = { __typename: 'Query', statistics:
    | { __typename: 'OperatorSignInNeeded', method: SignInMethod }
    | { __typename: 'Statistics', total: { __typename: 'Figures', deliveries: number, opened: number, openedShare: number | null, medianSecondsToOpening: number | null, replies: number, held: number, undeliverable: number, recalled: number, expiredUnread: number }, byCategory: Array<{ __typename: 'CategoryFigures', category: Category, figures: { __typename: 'Figures', deliveries: number, openedShare: number | null, medianSecondsToOpening: number | null } }>, byLevel: Array<{ __typename: 'LevelFigures', level: SecurityLevel, figures: { __typename: 'Figures', deliveries: number, openedShare: number | null, medianSecondsToOpening: number | null } }>, months: Array<{ __typename: 'MonthFigures', month: string, figures: { __typename: 'Figures', deliveries: number, opened: number, openedShare: number | null, medianSecondsToOpening: number | null, replies: number, held: number, undeliverable: number, recalled: number, expiredUnread: number }, byCategory: Array<{ __typename: 'CategoryFigures', category: Category, figures: { __typename: 'Figures', deliveries: number, openedShare: number | null, medianSecondsToOpening: number | null } }>, byLevel: Array<{ __typename: 'LevelFigures', level: SecurityLevel, figures: { __typename: 'Figures', deliveries: number, openedShare: number | null, medianSecondsToOpening: number | null } }> }> }
   };

export type SignInOperatorMutationVariables = Exact<{
  input: SignInOperatorInput;
}>;


export type SignInOperatorMutation = { __typename: 'Mutation', signInOperator:
    | { __typename: 'OperatorLinkOver', method: SignInMethod }
    | { __typename: 'OperatorSignedIn', expiresAt: string }
   };

export type SignOutOperatorMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutOperatorMutation = { __typename: 'Mutation', signOutOperator: { __typename: 'OperatorSignedOut', method: SignInMethod } };

export const FiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Figures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"}},{"kind":"Field","name":{"kind":"Name","value":"opened"}},{"kind":"Field","name":{"kind":"Name","value":"openedShare"}},{"kind":"Field","name":{"kind":"Name","value":"medianSecondsToOpening"}},{"kind":"Field","name":{"kind":"Name","value":"replies"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"undeliverable"}},{"kind":"Field","name":{"kind":"Name","value":"recalled"}},{"kind":"Field","name":{"kind":"Name","value":"expiredUnread"}}]}}]} as unknown as DocumentNode<FiguresFragment, unknown>;
export const CategoryFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CategoryFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CategoryFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"}},{"kind":"Field","name":{"kind":"Name","value":"openedShare"}},{"kind":"Field","name":{"kind":"Name","value":"medianSecondsToOpening"}}]}}]}}]} as unknown as DocumentNode<CategoryFiguresFragment, unknown>;
export const LevelFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LevelFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LevelFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"}},{"kind":"Field","name":{"kind":"Name","value":"openedShare"}},{"kind":"Field","name":{"kind":"Name","value":"medianSecondsToOpening"}}]}}]}}]} as unknown as DocumentNode<LevelFiguresFragment, unknown>;
export const StatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Statistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Statistics"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CategoryFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byLevel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LevelFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"months"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CategoryFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byLevel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LevelFigures"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorSignInNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Figures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"}},{"kind":"Field","name":{"kind":"Name","value":"opened"}},{"kind":"Field","name":{"kind":"Name","value":"openedShare"}},{"kind":"Field","name":{"kind":"Name","value":"medianSecondsToOpening"}},{"kind":"Field","name":{"kind":"Name","value":"replies"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"undeliverable"}},{"kind":"Field","name":{"kind":"Name","value":"recalled"}},{"kind":"Field","name":{"kind":"Name","value":"expiredUnread"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CategoryFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CategoryFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"}},{"kind":"Field","name":{"kind":"Name","value":"openedShare"}},{"kind":"Field","name":{"kind":"Name","value":"medianSecondsToOpening"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LevelFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LevelFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"}},{"kind":"Field","name":{"kind":"Name","value":"openedShare"}},{"kind":"Field","name":{"kind":"Name","value":"medianSecondsToOpening"}}]}}]}}]} as unknown as DocumentNode<StatisticsQuery, StatisticsQueryVariables>;
export const SignInOperatorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignInOperator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInOperatorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInOperator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorSignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorLinkOver"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}}]}}]} as unknown as DocumentNode<SignInOperatorMutation, SignInOperatorMutationVariables>;
export const SignOutOperatorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOutOperator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOutOperator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"method"}}]}}]}}]} as unknown as DocumentNode<SignOutOperatorMutation, SignOutOperatorMutationVariables>;