import { activeTypes } from '@sigill/envelope/testing/active-types.ts'
import { expect, test } from 'vitest'
import { kindOf, viewOf } from './file-kind.ts'

test.each([
  ['Beslut.PDF', 'pdf'],
  ['karta.jpeg', 'image'],
  ['faktura.pdf.exe', 'program'],
  ['sida.html', 'program'],
  ['utan ändelse', 'file'],
  ['data.zzz', 'file'],
])('%s is shown as %s', (fileName, kind) => {
  expect(kindOf(fileName)).toBe(kind)
})

test('pictures and PDFs can be shown', () => {
  expect(viewOf({ fileName: 'a.png', contentType: 'image/png' })).toMatchObject({
    kind: 'image',
    contentType: 'image/png',
  })
  expect(viewOf({ fileName: 'a.pdf', contentType: 'application/PDF' })?.kind).toBe('pdf')
  expect(viewOf({ fileName: 'a.pdf', contentType: 'application/octet-stream' })?.kind).toBe('pdf')
  expect(viewOf({ fileName: 'bild', contentType: 'image/jpeg' })?.kind).toBe('image')
})

test.each([
  ['a picture in which scripts can run', { fileName: 'a.svg', contentType: 'image/svg+xml' }],
  ['a page', { fileName: 'a.html', contentType: 'text/html' }],
  ['a page that calls itself a picture', { fileName: 'a.html', contentType: 'image/png' }],
  ['a program that calls itself a PDF', { fileName: 'a.exe', contentType: 'application/pdf' }],
  ['a picture that calls itself a page', { fileName: 'a.png', contentType: 'text/html' }],
])('%s cannot', (_, file) => {
  expect(viewOf(file)).toBeUndefined()
})

test('what is sent as a page, a script or a drawing is never shown, whatever it is called', () => {
  const names = ['a.png', 'a.pdf', 'a', 'a.html', 'a.svg', 'a.png.html', 'a.html.png', '.pdf']
  const shown = activeTypes.flatMap((contentType) => names.filter((fileName) => viewOf({ fileName, contentType })))
  expect(shown).toEqual([])
})

test('what is called a page, a script or a drawing is never shown, whatever it is sent as', () => {
  const types = ['image/png', 'application/pdf', 'application/octet-stream', 'image/gif']
  const names = ['html', 'svg', 'xhtml', 'xml', 'js', 'wasm', 'htm', 'mht', 'png\u202e', 'pdf.exe'].map(
    (end) => `a.${end}`,
  )
  const shown = names.flatMap((fileName) => types.filter((contentType) => viewOf({ fileName, contentType })))
  expect(shown).toEqual([])
})
