// Loading documents: from files and URLs, and what is said of those that can't be used.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { createMock, loadMock } from '../../../sdk/index.ts'

const folder = t.testdir({
  'shop.yaml': 'routes:\n  - endpoint: /a\n    body: { from: yaml }\n',
  'shop.json': '{ "routes": [{ "endpoint": "/a", "body": { "from": "json" } }] }',
  'old.json': JSON.stringify({
    uuid: '5c1a4f4e-3f5f-4c5e-9a39-3f0d6c1b5a11',
    lastMigration: 10,
    name: 'Old',
    port: 3000,
    endpointPrefix: '',
    routes: [
      {
        uuid: '5c1a4f4e-3f5f-4c5e-9a39-3f0d6c1b5a12',
        method: 'get',
        endpoint: 'a',
        responses: [
          {
            uuid: '5c1a4f4e-3f5f-4c5e-9a39-3f0d6c1b5a13',
            statusCode: 200,
            headers: [],
            body: '{"from":"old"}',
            rules: [],
          },
        ],
      },
    ],
  }),
  'bad.yaml':
    'routes:\n  - endpoint: /a\n    statusCode: 99\n  - endpoint: /b\n    body: "{{#if}}"\n',
  'broken.yaml': 'routes:\n  - endpoint: "/a\n',
  'broken.json': '{\n  "routes": [,]\n}',
})
const file = (name: string) => join(folder, name)
const answerOf = async (source: string | URL) =>
  (await createMock(await loadMock(source)).fetch('/a')).text()

t.test('JSON, YAML and old Mockoon files, by path and URL', async (t) => {
  t.equal(await answerOf(file('shop.yaml')), '{"from":"yaml"}')
  t.equal(await answerOf(file('shop.json')), '{"from":"json"}')
  t.equal(await answerOf(file('old.json')), '{"from":"old"}')
  t.equal(await answerOf(relative(process.cwd(), file('shop.yaml'))), '{"from":"yaml"}')
  t.equal(await answerOf(pathToFileURL(file('shop.yaml'))), '{"from":"yaml"}')
  t.equal(await answerOf(String(pathToFileURL(file('shop.yaml')))), '{"from":"yaml"}')
  t.equal(await answerOf('data:text/yaml,routes: [{ endpoint: /a, body: x }]'), 'x')
})

t.test('what HTTP answers with, unless that is no success', async (t) => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/shop.yaml' ? 200 : 404
    response.end('routes: [{ endpoint: /a, body: far }]')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.teardown(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  t.equal(await answerOf(`${url}/shop.yaml`), 'far')
  await t.rejects(loadMock(`${url}/none`), {
    code: 'file-unreadable',
    message: /none can't be read: it is answered with 404/,
  })
})

t.test('what it is compiled to is kept for the mock', async (t) => {
  const document = await loadMock(file('shop.yaml'))
  t.equal(createMock(document).program, createMock(document).program)
})

t.test('mistakes are told with file, line and column', async (t) => {
  await t.rejects(loadMock(file('bad.yaml')), {
    code: 'document-invalid',
    message:
      /bad.yaml can't be used, for 2 mistakes:\n {2}.*bad.yaml:3:5: routes\[0\].statusCode: 99 must.*\n {2}.*bad.yaml:5:5: routes\[1\].body/,
    path: 'routes[0].statusCode',
    line: 3,
    column: 5,
    mistakes: [{ line: 3 }, { line: 5 }],
  })
  await t.rejects(loadMock(file('broken.yaml')), {
    code: 'document-syntax',
    message: /broken\.yaml:\d+:\d+: The document is not valid YAML/,
  })
  await t.rejects(loadMock(file('broken.json')), {
    code: 'document-syntax',
    line: 2,
    message: /broken\.json:2:\d+: The document is not valid JSON/,
  })
})

t.test('what can not be read is told', async (t) => {
  await t.rejects(loadMock(file('none.yaml')), {
    code: 'file-unreadable',
    message: /none\.yaml can't be read: there is no such file\. Paths are taken from the working/,
  })
  await t.rejects(loadMock(folder), { code: 'file-unreadable', message: /it is a folder/ })
})
