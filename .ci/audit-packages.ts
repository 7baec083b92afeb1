import { run } from './command.ts'

type Report = {
  vulnerabilities?: Record<string, { severity: string; via: (string | { title: string; url: string })[] }>
}

const grave = ['high', 'critical']

/** Asks the registry for known holes in what package-lock.json names. Not part of `npm test`, which asks nobody outside. */
const { output } = await run('npm', ['audit', '--json'], { quiet: true })
const { vulnerabilities } = reportIn(output)

if (vulnerabilities === undefined) {
  console.log('SKIPPED: no registry answers that knows of holes in packages. Nothing is known of them, good or bad.')
  process.exitCode = 2
} else {
  const holes = Object.entries(vulnerabilities).filter(([, { severity }]) => grave.includes(severity))
  for (const [name, { severity, via }] of holes) {
    const why = via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url}`))
    console.log(`${severity}: ${name}: ${why.join('; ')}`)
  }
  const others = Object.keys(vulnerabilities).length - holes.length
  console.log(
    `${String(holes.length)} packages with a hole that is high or critical, ${String(others)} with a lesser one.`,
  )
  process.exitCode = holes.length === 0 ? 0 : 1
}

/** npm warns on the same stream before its report. */
function reportIn(text: string): Report {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Report
  } catch {
    return {}
  }
}
