import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { obeySignals } from './signals.ts'

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM']

function askedBy(isInTerminal: boolean) {
  const process = new EventEmitter()
  const asked: string[] = []
  obeySignals(process, { isInTerminal, stop: () => asked.push('stop'), reread: () => asked.push('reread') })
  for (const signal of signals) process.emit(signal)
  return asked
}

test('a terminal that is closed stops us', () => {
  expect(askedBy(true)).toEqual(['stop', 'stop', 'stop'])
})

test('a supervisor, which gives no terminal, has the policy read again by SIGHUP', () => {
  expect(askedBy(false)).toEqual(['reread', 'stop', 'stop'])
})
