/** `codes`: the last one that went to each number, in E.164. */
export type SmsSinkAnswer = { port: number; codes: Record<string, string> }
