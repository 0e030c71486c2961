// What the dialog that deploys makes of what it is given.
import t from 'tap'
import { curlLine } from '../../admin-ui/connect/curl-line.ts'
import { firstPath } from '../../admin-ui/connect/first-path.ts'
import {
  nameFor,
  nextSubdomain,
  subdomainOf,
} from '../../admin-ui/deployments/deploy/subdomain-of.ts'

t.test('a subdomain is made of the name in the text, else of that of the file', async (t) => {
  for (const [name, text, expected] of [
    ['', 'name: My Shop\nroutes: []', 'my-shop'],
    ['', "name: 'Çafé & Co' # ours\n", 'cafe-co'],
    ['a.json', '{ "uuid": "x", "name": "The \\"Bank\\"", "routes": [] }', 'the-bank'],
    ['my-api.v2.yaml', 'routes:\n  - endpoint: /\n    body: { name: inner }\n', 'my-api-v2'],
    ['', '', ''],
    ['ab.json', '{}', ''],
  ] as const)
    t.equal(nameFor({ name, text }), expected, JSON.stringify(text))
  t.equal(subdomainOf('x'.repeat(80)).length, 63)
})

t.test('the next one is another one, and as long as it may be', async (t) => {
  t.equal(nextSubdomain('shop'), 'shop-2')
  t.equal(nextSubdomain('shop-2'), 'shop-3')
  t.equal(nextSubdomain('shop-99'), 'shop-100')
  t.equal(nextSubdomain('x'.repeat(63)), `${'x'.repeat(61)}-2`)
})

t.test('the first path is that of a route that can be asked as it stands', async (t) => {
  const routes = (...all: unknown[]) => ({ routes: all })
  t.equal(firstPath(routes({ endpoint: '/users' })), '/users')
  t.equal(firstPath(routes({ method: 'post', endpoint: 'a' }, { endpoint: 'b' })), '/b')
  t.equal(
    firstPath(routes({ endpoint: 'a/:id' }, { endpoint: 'a/*' }, { endpoint: 'c d' })),
    '/c%20d',
  )
  t.equal(firstPath(routes({ type: 'crud', endpoint: 'items' })), '/items')
  t.equal(firstPath(routes({ type: 'ws', endpoint: 'socket' })), '/')
  t.equal(firstPath({ endpointPrefix: '/api/', ...routes({ endpoint: '/x' }) }), '/api/x')
  for (const odd of [undefined, null, 'text', {}, { routes: 'none' }, routes(null, 5, {})])
    t.equal(firstPath(odd), '/')
})

t.test('a line for a shell is one command, whatever is in it', async (t) => {
  const url = 'http://shop.localhost:4000'
  t.equal(curlLine({ url, path: '/a/b', key: undefined }), `curl ${url}/a/b`)
  t.equal(
    curlLine({ url, path: "/a?b=1&c='d'", key: 'mh_1' }),
    `curl -H 'X-Mockhost-Key: mh_1' '${url}/a?b=1&c='\\''d'\\'''`,
  )
})
