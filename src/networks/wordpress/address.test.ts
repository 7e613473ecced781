import { expect, test } from 'vitest'
import { toolsWith } from '../kit/conformance/index.ts'
import { endpoint, typedAddress } from './address.ts'
import { apiRoots } from './discover.ts'
import { commentNumber, postNumber } from './ids.ts'

test.each([
  ['https://a.test/wp-json/', 'https://a.test/wp-json/wp/v2/comments?offset=1'],
  ['https://a.test/blog/wp-json', 'https://a.test/blog/wp-json/wp/v2/comments?offset=1'],
  ['https://a.test/?rest_route=/', 'https://a.test/?rest_route=%2Fwp%2Fv2%2Fcomments&offset=1'],
  [
    'https://a.test/index.php?rest_route=/',
    'https://a.test/index.php?rest_route=%2Fwp%2Fv2%2Fcomments&offset=1',
  ],
])('%s', (root, url) => expect(endpoint(root, 'wp/v2/comments', { offset: '1' })).toBe(url))

test.each([
  ['blog.test', 'https://blog.test/'],
  [' http://blog.test/a ', 'http://blog.test/a'],
  ['ftp://blog.test', undefined],
  ['https://me:secret@blog.test', undefined],
  ['', undefined],
])('typed %j', (typed, url) => expect(typedAddress(typed)).toBe(url))

const rootsOf = (headers: Record<string, string>, html: string) => {
  const fetch = async () => new Response(html, { headers })
  return apiRoots('https://blog.test/', toolsWith(fetch, new Date()))
}

test('the API is where the header or the page says, over https, else at the usual places', async () => {
  const link = { link: '<http://blog.test/wp-json/>; rel="https://api.w.org/"' }
  expect(await rootsOf(link, '')).toEqual(['https://blog.test/wp-json/'])
  const tag = '<link rel="https://api.w.org/" href="https://blog.test/?rest_route=/">'
  expect(await rootsOf({}, tag)).toEqual(['https://blog.test/?rest_route=/'])
  expect(await rootsOf({}, '<h1>')).toEqual(['https://blog.test/wp-json/', 'https://blog.test/?rest_route=/'])
})

test.each(['comment-0', 'comment-1x', 'comment-', 'post-1', '1'])('%s is no comment', (id) =>
  expect(commentNumber(id)).toBeUndefined(),
)
test('numbers come back', () => expect([commentNumber('comment-12'), postNumber('post-3')]).toEqual([12, 3]))
