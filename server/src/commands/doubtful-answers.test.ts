import { describe, expect, test } from 'vitest'
import { ownLines } from './own-lines.ts'
import { readCommand } from './read-command.ts'

const said = (text: string) => readCommand(ownLines(text)).command

describe('a number is not taken from a signature', () => {
  test.each([
    'Tack! /Eva\n070-123 45 67',
    'Tack!\n//Eva\n070-123 45 67',
    'Tack Eva\n070-123 45 67',
    'Tack!\n070-123 45 67',
    'Tack på förhand\n070-123 45 67',
    'Bästa hälsningar, Eva Ek\n070-123 45 67',
    'Med bästa hälsningar\n070-123 45 67',
    'Tack för hjälpen!\nBästa hälsningar Eva\n070-123 45 67',
    'Kiitos ja terveisin Eva Ek\n040 123 4567',
    'Ystävällisesti Eva Ek\n040 123 4567',
    'Thanks! Best regards, Eva Ek\n070-123 45 67',
    'Thanks and kind regards\n070-123 45 67',
    'Hej! Bästa hälsningar, Eva\n070-123 45 67',
    'Hej, ring mig på\n070-123 45 67',
    'Hei, olen lomalla 12.7. asti. Kiireellisissä asioissa\n040 123 4567',
  ])('%j', (text) => {
    expect(said(text)).toEqual({ kind: 'UNKNOWN' })
  })
})

describe('a number that is denied is not taken', () => {
  test.each([
    'Hej, numret nedan är fel och ska inte användas:\n070-123 45 67',
    'Numret är fel, det ska inte vara\n070-123 45 67',
    'Numret har jag inte, ring mig\n070-123 45 67',
    'Numret har Bo, ring honom\n070-123 45 67',
    'Number unknown, I will ask her.\n070-123 45 67',
    'Numero ei ole tiedossa\n040 123 4567',
    '070-123 45 67\nfungerar inte, det är hennes gamla nummer.',
    '070-123 45 67\n070-765 43 21',
    '070-123 45 67\neller 070-765 43 21',
    '070-123 45 67\n?',
    'Don’t use\n070-123 45 67',
    '070-123 45 67\nVänligen använd inte det numret, det är gammalt',
    '070-123 45 67\nMvh Eva. Fel nummer!',
    '070-123 45 67\nTack Eva Inte',
    '070-123 45 67\nEva Ek\n070-765 43 21',
    '070-123 45 67\nEva Ek\nSocialsekreterare\n+46 70-765 43 21',
    '070-123 45 67\neller 060-12 34 56',
    '070-123 45 67\n060-12 34 56\nEva Ek',
  ])('%j', (text) => {
    expect(said(text)).toEqual({ kind: 'UNKNOWN' })
  })

  test.each(['070315-1234', '070315+1234', '20070315-1234', '070315–1234', 'Hej!\nNumret är:\n070315-1234'])(
    'nor is the personal number %j',
    (text) => {
      expect(said(text)).toEqual({ kind: 'UNKNOWN' })
    },
  )

  test('said twice is taken, and so is one above a signature', () => {
    expect(said('070-123 45 67\n+46 70 123 45 67').kind).toBe('GIVE_NUMBER')
    expect(said('Hej Sigill!\nNumret är:\n070-123 45 67\nTack! /Eva\n060-12 34 56').kind).toBe('GIVE_NUMBER')
    expect(said('070-123 45 67\n\nTack för hjälpen!\nBästa hälsningar, Eva\n060-12 34 56').kind).toBe('GIVE_NUMBER')
    expect(said('Hej Eva Ek,\n070-123 45 67').kind).toBe('GIVE_NUMBER')
    for (const landline of ['060-12 34 56', '08-123 456 78', '+46 (0)60-12 34 56', '0046 60 123456', '+358 9 123 4567'])
      expect(said(`070-123 45 67\nAnna-Karin Ek\nSocialsekreterare\nTel: ${landline}`), landline).toEqual({
        kind: 'GIVE_NUMBER',
        phone: '070-123 45 67',
      })
  })
})

describe('a message is not recalled, nor a number forgotten, when something is said against it', () => {
  test.each([
    'Nej, meddelandet ska vi inte\nåterkalla.',
    'Hej, jag vill inte att ni ska\nåterkalla.',
    'Vi undrar om vi ska\nåterkalla',
    'Återkalla\ninte detta meddelande, utan det förra.',
    'Recall\n?',
    'Tack men nej, återkalla',
    'Älä\nperu',
    'Det blev fel person.\nÅterkalla',
    'Återkalla\nVänligen gör det inte förrän på fredag',
    'Återkalla\nVänligen vänta till fredag',
    'Återkalla alla\nutom Bo',
    'Recall from everybody\nbut Anna Berg',
    'Recall from everybody\nBut Anna Berg',
    'Recall all\napart from Bo',
    'Återkalla alla\nbortsett från Bo',
    'Återkalla från alla\nMen Bo ska ha det kvar',
    'Peruuta kaikilta\nlukuun ottamatta Bo Ek',
    'Recall all\nAnna Berg may keep it',
    'Recall all\nAnna Berg\nBo Ek',
    'Recall all\nAnna Berg\nmay keep it',
    'Återkalla alla\nanna berg undantagen',
    'Återkalla alla\nMvh Eva, men låt Bo ha det kvar',
    'Glöm numret\nInte än',
    'Glöm numret\n?',
    'Unohda numero\nei vielä',
    'Ska vi inte\nglöm numret',
    'Återkalla\nHälsningar Eva, men inte före fredag',
  ])('%j', (text) => {
    expect(said(text)).toEqual({ kind: 'UNKNOWN' })
  })

  test('it is below a greeting, thanks or a whole sentence', () => {
    for (const text of ['Hej Sigill\nåterkalla', 'Tack\nåterkalla', 'Hon fick ett brev.\nÅterkalla', 'Tack! Återkalla'])
      expect(said(text), text).toEqual({ kind: 'RECALL' })
  })
})

describe('a message is recalled from everybody above', () => {
  test.each([
    '',
    'Tack!',
    'Tack Anna',
    'Eva',
    'Eva Ek',
    'Eva Ek\nSocialsekreterare\nSundsvalls kommun\n060-12 34 56\neva@kommun.example',
    'Mvh Eva Ek\nmobil 070-123 45 67',
    'återkalla alla',
  ])('%j', (below) => {
    expect(said(`Hej!\nÅterkalla alla\n${below}`)).toEqual({ kind: 'RECALL_ALL' })
  })
})

test('a number is forgotten above a signature', () => {
  expect(said('Hej!\nGlöm numret\nTack\nEva Ek\n060-12 34 56')).toEqual({ kind: 'FORGET_NUMBER' })
})

describe('a closing', () => {
  test.each([
    'Vänligen',
    'Vänligen, Eva Ek',
    'Vänligen /Eva',
    'mvh eva',
    'MVH EVA',
    'Mvh/Eva',
    'Med vänlig hälsning Anna-Karin Ek, Socialtjänsten',
    'Hälsningar från Eva',
    'Terveisin eva',
    'Br, Eva',
    'Tack Anna-Karin',
    'Tack, Eva Ek',
  ])('%s ends what is said', (closing) => {
    expect(ownLines(`Status\n${closing}\n060-12 34 56`)).toEqual(['Status'])
  })

  test.each([
    'Vänligen ring mig',
    'Vänligen RING inte',
    'BRA',
    'TACK',
    'Tack för hjälpen',
    'Hälsningar till alla i huset',
    'Regards the number',
    'Mvh Eva, vänta med det',
    'Skickat från fel brevlåda',
    '/återkalla',
  ])('is not %s', (line) => {
    expect(ownLines(`Status\n${line}`)).toEqual(['Status', line])
  })
})

test('hundreds of greetings that say nothing end', () => {
  expect(readCommand(Array.from({ length: 400 }, () => `hej ${'! '.repeat(240)}x`)).command).toEqual({
    kind: 'UNKNOWN',
  })
})
