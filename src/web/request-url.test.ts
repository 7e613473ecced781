import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requestUrl } from './request-url.ts'

test('whatever a parameter holds, it stays one segment of the path', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
      const { pathname } = new URL(requestUrl('/teammates/{personId}', { personId: `x${id}` }), 'http://host')
      expect(pathname.split('/')).toHaveLength(5)
      expect(decodeURIComponent(pathname.split('/')[4] ?? '')).toBe(`x${id}`)
    }),
  )
})

test('absent values are left out, false and zero are not', () => {
  expect(requestUrl('/audit', {}, { before: undefined, type: null, limit: 0, all: false })).toBe(
    '/api/v1/audit?limit=0&all=false',
  )
})

test('a parameter that is missing throws before anything is sent', () => {
  expect(() => requestUrl('/teammates/{personId}', {})).toThrow('personId')
})
