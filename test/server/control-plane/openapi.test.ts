// The OpenAPI document: it describes every operation, and nothing in it leads nowhere.
// (That answers are as it says is held by every other test of the API.)
import t from 'tap'
import { manage } from './managing.ts'

interface Described {
  operationId: string
  summary: string
  tags: string[]
  security: object[]
  parameters?: { name: string; in: string }[]
  requestBody?: { content: object }
  responses: Record<string, { description: string; content?: object }>
}

t.test('the management API is described', async (t) => {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  const { headers, text, json } = await api.ask('GET /api/openapi.json', { key: null })
  t.equal(headers.get('content-type'), 'application/json')
  t.match(json, { openapi: '3.1.0', info: { title: 'mockhost', version: '1.2.3' } })
  const operations = Object.entries<Record<string, Described>>(json.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({ path, method, ...described })),
  )

  t.test('every operation says what it does, to whom and with what answers', async (t) => {
    t.ok(operations.length >= 35, `${operations.length} operations`)
    for (const { path, method, operationId, summary, tags, security, responses } of operations) {
      const name = `${method} ${path}`
      t.match(summary, /^[A-Z].*[^.]$/, name)
      t.match(operationId, /^[a-z][A-Za-z]+$/, name)
      t.equal(tags.length, 1, name)
      const isOpen = ['/healthz', '/readyz', '/api/openapi.json'].includes(path)
      t.equal(security.length, isOpen ? 0 : 2, name)
      t.equal(
        Object.keys(responses).some((status) => status.startsWith('2')),
        true,
        name,
      )
      t.equal('401' in responses, !isOpen, name)
    }
    const ids = operations.map(({ operationId }) => operationId)
    t.equal(new Set(ids).size, ids.length)
  })

  t.test('every parameter of a path is described', async (t) => {
    for (const { path, parameters = [] } of operations)
      t.same(
        parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name),
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
        path,
      )
  })

  t.test('every reference leads to a schema, and every schema is used', async (t) => {
    const used = new Set(
      [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
    )
    t.same([...used].sort(), Object.keys(json.components.schemas).sort())
  })

  t.test('every operation is there', async (t) => {
    for (const { path, method } of operations) {
      const url = `http://mocks.test${path.replace(/\{\w+\}/g, 'x')}`
      const request = new Request(url, { method: method.toUpperCase() })
      const { status } = await api.plane.handle(request, '')
      t.equal(status, operations.length > 0 && isOpen(path) ? 200 : 401, `${method} ${path}`)
    }
  })
})

const isOpen = (path: string): boolean => /^\/(healthz|readyz|api\/openapi\.json)$/.test(path)
