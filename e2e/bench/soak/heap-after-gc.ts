// Loaded into each process of Sigill before its own code: notes how much memory is left in use after each full collection.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks'

const folder = process.env['BENCH_HEAP_FOLDER'] ?? ''

/** Node's types do not know what kind a collection was. */
const isFull = (entry: PerformanceEntry & { detail?: { kind?: number } }) =>
  entry.detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR

const observer = new PerformanceObserver((list) => {
  if (!list.getEntries().some(isFull)) return
  const line = `${performance.timeOrigin + performance.now()} ${process.memoryUsage().heapUsed}\n`
  appendFileSync(join(folder, `heap.${process.pid}`), line)
})
if (folder !== '') observer.observe({ entryTypes: ['gc'] })
