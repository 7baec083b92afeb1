import { toBase64url } from '@sigill/envelope/bytes.ts'
import { expect, test } from 'vitest'
import { routeOf } from './routes.ts'

const deliveryId = '0197a3c2-5b1e-7c44-9f00-3d2a1b4c5d6e'
const linkSecret = new Uint8Array(32).fill(9)
const hash = `#${toBase64url(linkSecret)}`

test('a link leads to its delivery, with the secret from the fragment', () => {
  const route = { name: 'delivery', deliveryId, linkSecret }
  expect(routeOf({ pathname: `/m/${deliveryId}`, hash })).toEqual(route)
  expect(routeOf({ pathname: `/m/${deliveryId}/`, hash })).toEqual(route)
})

test('a link whose # a filter wrote as %23 leads there too', () => {
  const pathname = `/m/${deliveryId}${hash.replace('#', '%23')}`
  expect(routeOf({ pathname, hash: '' })).toEqual({ name: 'delivery', deliveryId, linkSecret })
})

test('a link without its secret still says which delivery', () => {
  const route = { name: 'delivery', deliveryId, linkSecret: undefined }
  expect(routeOf({ pathname: `/m/${deliveryId}`, hash: '' })).toEqual(route)
  expect(routeOf({ pathname: `/m/${deliveryId}`, hash: '#top' })).toEqual(route)
})

test('the inbox has a page, what cannot be read of a link leads to the start page, and nothing else is a page', () => {
  expect(routeOf({ pathname: '/inbox', hash: '' })).toEqual({ name: 'inbox' })
  expect(routeOf({ pathname: '/inbox/', hash: '' })).toEqual({ name: 'inbox' })
  expect(routeOf({ pathname: '/', hash: '' })).toEqual({ name: 'start' })
  expect(routeOf({ pathname: '/m/not-an-id', hash })).toEqual({ name: 'start' })
  expect(routeOf({ pathname: '/sent/not-an-id', hash })).toEqual({ name: 'start' })
  for (const pathname of ['/nonsense', '/m', '/inbox/x', '/operator/x', '/m/a/b'])
    expect(routeOf({ pathname, hash })).toEqual({ name: 'nowhere' })
})

test('the page of operators reads a one-time link, and what became of a sign-in elsewhere', () => {
  const route = { name: 'operator', linkToken: undefined, problem: undefined }
  expect(routeOf({ pathname: '/operator', hash: '' })).toEqual(route)
  expect(routeOf({ pathname: '/operator/', hash })).toEqual({ ...route, linkToken: linkSecret })
  expect(routeOf({ pathname: '/operator', hash: '#sign-in-refused' })).toEqual({ ...route, problem: 'REFUSED' })
  expect(routeOf({ pathname: '/operator', hash: '#sign-in-failed' })).toEqual({ ...route, problem: 'FAILED' })
})

test("a sender's link leads to the page of what they sent, with the token from the fragment", () => {
  const token = 'AAAAAAAA_-AAAAAAAAAAAAAAAAA'
  const route = { name: 'sent', messageId: deliveryId, token }
  expect(routeOf({ pathname: `/sent/${deliveryId}`, hash: `#${token}` })).toEqual(route)
  expect(routeOf({ pathname: `/sent/${deliveryId.toUpperCase()}/`, hash: `#${token}&x=1` })).toEqual(route)
  expect(routeOf({ pathname: `/sent/${deliveryId}%23${token}`, hash: '' })).toEqual(route)
  expect(routeOf({ pathname: `/sent/${deliveryId}`, hash })).toEqual({ ...route, token: undefined })
  expect(routeOf({ pathname: `/sent/${deliveryId}`, hash: '' })).toEqual({ ...route, token: undefined })
})
