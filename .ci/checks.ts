import { run } from './command.ts'

const checks: Record<string, [string, ...string[]]> = {
  'generated types': ['graphql-codegen', '--config', 'codegen.ts', '--check'],
  'types: root': ['tsc', '-p', '.'],
  'types: server': ['tsc', '-p', 'server'],
  'types: haraka-plugins': ['tsc', '-p', 'haraka-plugins'],
  'types: e2e': ['tsc', '-p', 'e2e'],
  'types: pwa': ['svelte-check', '--workspace', 'pwa', '--fail-on-warnings', '--output', 'human'],
  'types: pwa build': ['tsc', '-p', 'pwa/tsconfig.node.json'],
  eslint: ['eslint', '.', '--max-warnings', '0'],
  dependencies: ['depcruise', 'server', 'haraka-plugins', 'pwa/src', 'e2e', '.ci', 'launch.mjs'],
  'unused code': ['knip', '--no-progress'],
  format: ['prettier', '--check', '.'],
}

/** Runs every check and shows the output of those that fail. Returns the names of those. */
export async function runChecks(): Promise<string[]> {
  const failed: string[] = []
  for (const [name, [command, ...args]] of Object.entries(checks)) {
    const { code, output } = await run(command, args, { quiet: true })
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
    if (code === 0) continue
    failed.push(name)
    console.log(output)
  }
  return failed
}
