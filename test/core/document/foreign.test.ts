// Documents of other tools are told by their name, instead of key by key.
import t from 'tap'
import { compileDocument } from '../../../core/index.ts'

const documents: [name: string, document: object][] = [
  ['an OpenAPI description', { openapi: '3.1.0', info: { title: 'x' }, paths: {} }],
  ['an OpenAPI description', { swagger: '2.0', paths: {} }],
  ["an export of Mockoon's first versions", { source: 'mockoon:1.17.0', data: [] }],
  [
    'a Postman collection',
    { info: { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' }, item: [] },
  ],
  ['a HAR recording', { log: { version: '1.2', entries: [] } }],
  ['a WireMock mapping', { mappings: [] }],
  ['a WireMock mapping', { request: { url: '/' }, response: { status: 200 } }],
]

for (const [name, document] of documents) {
  t.test(`${Object.keys(document).join(', ')}: ${name}`, async (t) => {
    const { mock, mistakes } = compileDocument(document)
    t.equal(mock, undefined)
    t.match(mistakes, [{ path: '', severity: 'error', message: `this is ${name}, not a mock` }])
    t.equal(mistakes.length, 1)
    t.ok(mistakes[0]?.hint)
  })
}

t.test('what has routes is a mock, whatever else is in it', async (t) => {
  for (const [, document] of documents) {
    const { mistakes } = compileDocument({ ...document, routes: [] })
    t.ok(mistakes.length > 0)
    t.notMatch(mistakes[0]?.message, /not a mock/)
  }
})
