/** The caller broke the contract in a way that GraphQL's types cannot say; leaves as BAD_USER_INPUT with this sentence. */
export class InputFault extends Error {}
