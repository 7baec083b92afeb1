export const commandContext = (commandId: string) => `command:${commandId}`
