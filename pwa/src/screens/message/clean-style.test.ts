import { expect, test } from 'vitest'
import { isColour, keptDeclarations } from './clean-style.ts'

const keptOf = (property: string, value: string) => keptDeclarations((asked) => (asked === property ? value : ''))

test.each([
  ['color', 'rgb(31, 73, 125)'],
  ['font-size', '11pt'],
  ['border-left', '3px solid rgb(0, 0, 0)'],
  ['display', 'inline-block'],
  ['height', '40px'],
])('%s: %s is kept', (property, value) => {
  expect(keptOf(property, value)).toEqual([`${property}: ${value}`])
})

test.each([
  ['background-color', 'url("https://evil.example/a.png")'],
  ['background-color', 'image-set("https://evil.example/a.png" 1x)'],
  ['color', 'attr(data-x)'],
  ['font-family', 'a\\75rl(x)'],
  ['width', 'expression(alert(1))'],
  ['width', 'var(--x)'],
])('%s: %s, which can load or run something, is not', (property, value) => {
  expect(keptOf(property, value)).toEqual([])
})

test.each([
  ['position', 'fixed'],
  ['background-image', 'none'],
  ['z-index', '9'],
  ['height', '100vh'],
  ['display', 'contents'],
  ['--x', '1'],
])('%s: %s, which leaves the place of the mail, is not', (property, value) => {
  expect(keptOf(property, value)).toEqual([])
})

test('black text is the default and no colour that the mail chose, but stays where others surround it', () => {
  for (const black of ['windowtext', 'rgb(0, 0, 0)', '#000000', 'black']) {
    expect(isColour(`color: ${black}`)).toBe(false)
    expect(keptOf('color', black)).toEqual([`color: ${black}`])
  }
  expect(isColour('background-color: transparent')).toBe(false)
})

test('a font that only office programs have is followed by one without serifs', () => {
  expect(keptOf('font-family', 'Calibri')).toEqual(['font-family: Calibri, sans-serif'])
  expect(keptOf('font-family', 'Georgia, serif')).toEqual(['font-family: Georgia, serif'])
})

test('text and background colours are colours, borders are not', () => {
  expect(isColour('color: red')).toBe(true)
  expect(isColour('background-color: red')).toBe(true)
  expect(isColour('border-color: red')).toBe(false)
})
