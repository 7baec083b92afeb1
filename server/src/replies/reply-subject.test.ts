import { expect, test } from 'vitest'
import { replySubject } from './reply-subject.ts'

const swedish = { prefix: 'Sv:', untitled: 'Skyddat meddelande' }

test.each([
  ['Ditt ärende', 'Sv: Ditt ärende'],
  ['Sv: Ditt ärende', 'Sv: Ditt ärende'],
  ['RE: sv: Re[2]: SV (3): Ditt ärende', 'Sv: Ditt ärende'],
  ['Vs : Ditt ärende', 'Sv: Ditt ärende'],
  ['Svar: ja', 'Sv: Svar: ja'],
  ['Re', 'Sv: Re'],
  ['', 'Sv: Skyddat meddelande'],
  ['Re: ', 'Sv: Skyddat meddelande'],
  ['Ditt\r\nBcc: x@y.se', 'Sv: Ditt Bcc: x@y.se'],
])('the answer to %j is %j', (subject, expected) => {
  expect(replySubject(subject, swedish)).toBe(expected)
})
