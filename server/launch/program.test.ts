import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startProgram } from './program.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigill program '))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

async function start(source: string, env: NodeJS.ProcessEnv = {}) {
  const script = join(folder, 'script.mjs')
  const logFile = join(folder, 'log')
  await writeFile(script, source)
  const program = await startProgram({ script, env, logFile })
  return { ...program, printed: () => readFile(logFile, 'utf8') }
}

test('what a program prints goes to its log, also what it complains about', async () => {
  const program = await start('console.log(process.env.GREETING); console.error("oh no")', { GREETING: 'hej' })
  expect(await program.ended).toBe('exit code 0')
  expect(await program.printed()).toBe('hej\noh no\n')
})

test.runIf(process.platform === 'linux')('a program leaves no core file, nor does what it starts', async () => {
  const program = await start(`
    import { execFileSync } from 'node:child_process'
    console.log(execFileSync('sh', ['-c', 'ulimit -c; ulimit -H -c']).toString().trim())`)
  await program.ended
  expect(await program.printed()).toBe('0\n0\n')
})

test('a program that is asked by a signal to start a debugger goes on without one', async () => {
  const program = await start(`
    import { url } from 'node:inspector'
    process.kill(process.pid, 'SIGUSR1')
    setTimeout(() => console.log(url()), 1000)`)
  expect(await program.ended).toBe('exit code 0')
  expect(await program.printed()).toBe('undefined\n')
})

test('a program is asked to end, and can finish what it is at', async () => {
  const program = await start(`
    process.on('SIGTERM', () => setTimeout(() => { console.log('done'); process.exit() }, 100))
    setInterval(() => undefined, 1000)
    console.log('up')`)
  await expect.poll(program.printed).toBe('up\n')
  await program.stop()
  expect(await program.printed()).toBe('up\ndone\n')
})

test('a program gets longer to end than any of them takes by itself, and then is ended', async () => {
  const program = await start(`
    process.on('SIGTERM', () => setTimeout(() => console.log('busy'), 300))
    setInterval(() => undefined, 1000)
    console.log('up')`)
  await expect.poll(program.printed).toBe('up\n')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const harakaPatience = 40_000
  let ended = ''
  void program.ended.then((how) => (ended = how))
  const stopped = program.stop()
  vi.advanceTimersByTime(harakaPatience)
  await expect.poll(program.printed).toBe('up\nbusy\n')
  expect(ended).toBe('')
  vi.advanceTimersByTime(5_000)
  await stopped
  expect(ended).toBe('killed by SIGKILL')
})

test('what a program leaves behind in its process group ends with it', async () => {
  const program = await start(`
    import { spawn } from 'node:child_process'
    console.log(spawn('sleep', ['60']).pid)
    process.exit(3)`)
  expect(await program.ended).toBe('exit code 3')
  const left = Number(await program.printed())
  expect(left).toBeGreaterThan(1)
  await expect.poll(() => isRunning(left)).toBe(false)
})

async function isRunning(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '')
  return state !== '' && !state.includes(') Z ')
}
