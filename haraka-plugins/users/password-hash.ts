import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const keyLength = 32

/** `scrypt$<salt>$<key>` in base64url, with Node's default cost (N 16384, r 8, p 1: 16 MB of memory). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, keyLength)
  return ['scrypt', salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** @param hash undefined for an unknown user, which takes as long as a wrong password */
export async function isPasswordOf(hash: string | undefined, password: string): Promise<boolean> {
  const [, salt = '', key = ''] = (hash ?? '').split('$')
  const expected = Buffer.from(key, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), keyLength)
  return expected.length === keyLength && timingSafeEqual(expected, given)
}
