// Where requests are going: host names and paths that name a deployment.
import t from 'tap'
import { readHost, readPathHost } from '../../../server/data-plane/host.ts'

t.test('the bare domain and addresses of the machine are the control plane', async (t) => {
  for (const host of [
    'mocks.example.com',
    'MOCKS.example.com:4000',
    'mocks.example.com.',
    '127.0.0.1:4000',
    '[::1]:4000',
    '[::1]',
    'localhost:4000',
    '',
  ])
    t.same(readHost(host, 'mocks.example.com'), { kind: 'control' }, host)
})

t.test('what stands before the domain is the subdomain', async (t) => {
  for (const [host, subdomain] of [
    ['shop.localhost:4000', 'shop'],
    ['SHOP.LocalHost', 'shop'],
    ['shop.localhost.', 'shop'],
    ['a.b.localhost', 'a.b'],
  ] as const)
    t.same(readHost(host, 'localhost'), { kind: 'subdomain', subdomain }, host)
})

t.test('any other name may be a domain of a deployment', async (t) => {
  for (const host of ['api.acme.test:4000', 'notlocalhost', 'localhost.acme.test'])
    t.match(readHost(host, 'localhost'), { kind: 'domain', host: host.replace(':4000', '') })
})

t.test('a path may name a deployment, and what is behind it is what the mock sees', async (t) => {
  for (const [target, subdomain, rest] of [
    ['/@shop', 'shop', '/'],
    ['/@shop/', 'shop', '/'],
    ['/@Shop/users/1?page=2', 'shop', '/users/1?page=2'],
    ['/@shop?page=2', 'shop', '/?page=2'],
    ['/@shop//a', 'shop', '//a'],
    ['/@/a', '', '/a'],
  ] as const)
    t.same(readPathHost(target), { subdomain, target: rest }, target)
  for (const target of ['/', '/shop', '/a/@shop', '']) t.equal(readPathHost(target), undefined)
})
