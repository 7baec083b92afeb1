import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { processesOf } from '../support/processes.ts'
import { test } from '../support/test.ts'

/** Server, intake, and Haraka with its workers. */
const scripts = ['server/src/main.ts', 'haraka-plugins/main.ts', 'node_modules/haraka/']

test('what a process holds in memory goes into no core file, and to no debugger that a signal would start', async ({
  gateway,
}) => {
  const { dataFolder } = gateway
  const running = await Promise.all(scripts.map((script) => processesOf({ dataFolder, script })))
  expect(running.map((pids) => pids.length > 0)).toEqual([true, true, true])
  const pids = running.flat()
  for (const pid of pids) {
    expect(await readFile(`/proc/${String(pid)}/limits`, 'utf8')).toMatch(/^Max core file size +0 +0 /m)
    process.kill(pid, 'SIGUSR1')
  }
  const isWell = async () => (await fetch(`${gateway.url}/readyz`)).status
  await expect.poll(isWell).toBe(200)
  const logs = await Promise.all(
    ['server', 'haraka'].map((name) => readFile(join(dataFolder, 'logs', `${name}.log`), 'utf8')),
  )
  expect(logs.join('\n')).not.toMatch(/Debugger|inspector/)
  expect((await Promise.all(scripts.map((script) => processesOf({ dataFolder, script })))).flat()).toEqual(pids)
})
