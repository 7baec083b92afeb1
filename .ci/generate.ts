import { run } from './command.ts'

/** The types of server and pages, from schema.graphql and the pages' questions. */
process.exitCode = (await run('graphql-codegen', ['--config', 'codegen.ts'])).code
