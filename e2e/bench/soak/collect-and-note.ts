// Loaded into each process of Sigill before its own code. Collects garbage now and then, all at one moment, and notes what is left:
// between two collections memory rises and falls by half and more, and no line through that means anything within minutes. What is left outside of the
// heap are the buffers of the mails in hand, which are resident too; the heap shows what is kept for longer.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const { BENCH_MEMORY_FOLDER: folder = '', BENCH_COLLECT_MILLISECONDS: pause = '' } = process.env

if (folder !== '') {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  setInterval(() => {
    collect()
    const { rss, heapUsed } = process.memoryUsage()
    const line = `${performance.timeOrigin + performance.now()} ${rss} ${heapUsed}\n`
    appendFileSync(join(folder, String(process.pid)), line)
  }, Number(pause)).unref()
}
