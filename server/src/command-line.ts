import { parseArgs, type ParseArgsConfig } from 'node:util'

/** What a command was told; `--help`, and what the command does not know, end it with its usage. */
export function readCommandLine<const T extends ParseArgsConfig>(usage: string, config: T) {
  if (process.argv.slice(2).includes('--help')) {
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  }
  try {
    return parseArgs(config)
  } catch (error) {
    return refuseCommandLine(usage, (error as Error).message)
  }
}

export function refuseCommandLine(usage: string, sentence: string): never {
  process.stderr.write(`${sentence}\n  ${usage}\n`)
  process.exit(2)
}

/** A number above 0, and a whole one if no other makes sense, or the command ends. */
export function commandLineNumber(usage: string, text: string, isRight = Number.isFinite): number {
  const number = Number(text)
  return number > 0 && isRight(number)
    ? number
    : refuseCommandLine(usage, `${text} is not a number that makes sense here.`)
}
