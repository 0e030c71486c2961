// The management API in a few requests, in the folder that is named: prints what they were answered, one a line.
// For runtimes without tap.
import { manage, type Sent } from './managing.ts'

const MOCK = { name: 'Shop', routes: [{ uuid: 'first', endpoint: '/a', body: 'hi' }] }

const requests: [request: string, sent?: Sent][] = [
  ['GET /healthz', { key: null }],
  ['GET /deployments', { key: null }],
  ['POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } }],
  ['POST /deployments', { body: '{"mock":' }],
  ['POST /deployments', { body: { mock: 'x'.repeat(200_000) } }],
  ['POST /deployments', { body: { mock: MOCK, subdomian: 'x' } }],
  ['PUT /deployments/shop/mock', { body: 'routes: []', headers: { 'content-type': 'text/yaml' } }],
  ['PUT /deployments/shop/mock', { body: new TextEncoder().encode('routes: []') }],
  ['PUT /deployments/shop/mock', { body: MOCK, headers: { 'if-match': '"1"' } }],
  ['HEAD /deployments/shop'],
  ['GET /deployments/shop/mock?format=yaml'],
  ['POST /deployments/shop/clone'],
  ['PURGE /deployments/shop'],
  ['GET /deployments/%E0%A4'],
  ['GET /deployments?limit=0'],
  ['DELETE /deployments/shop'],
  ['GET /nothing'],
]

// The timers of a server keep no process alive.
const awake = setInterval(() => {}, 1_000)
const [, , folder = ''] = process.argv
const api = await manage(folder)
for (const [request, sent] of requests) {
  const { status, json } = await api.ask(request, sent)
  console.log(JSON.stringify([request, status, json?.type?.split(':').at(-1) ?? null]))
}
await api.ask('POST /deployments/shop/recover')
const { body } = await api.send('GET /deployments/shop/transactions/stream')
const reader = body?.getReader()
await reader?.read()
await api.visit('shop', '/a')
const event = new TextDecoder().decode((await reader?.read())?.value)
console.log(JSON.stringify(['stream', /^event: (.*)$/m.exec(event)?.[1], null]))
api.close()
console.log(JSON.stringify(['end', (await reader?.read())?.done, null]))
clearInterval(awake)
