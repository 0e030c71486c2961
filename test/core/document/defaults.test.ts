// What a document leaves out, and what stands in its place.
import t from 'tap'
import { compileDocument, type Mock } from '../../../core/index.ts'

/** The mock of a document without mistakes. */
function mockOf(document: unknown): Mock {
  const { mock, mistakes } = compileDocument(document)
  if (!mock || mistakes.length > 0) throw new Error(JSON.stringify(mistakes))
  return mock
}

t.test('an empty document is a mock with every field', async (t) => {
  const { uuid, ...mock } = mockOf({})
  t.match(uuid, /^[0-9a-f-]{36}$/)
  t.same(mock, {
    lastMigration: 33,
    name: 'New mock',
    endpointPrefix: '',
    latency: 0,
    port: 3000,
    hostname: '',
    folders: [],
    routes: [],
    rootChildren: [],
    proxyMode: false,
    proxyHost: '',
    proxyRemovePrefix: false,
    proxyTimeout: 30_000,
    tlsOptions: {
      enabled: false,
      type: 'CERT',
      pfxPath: '',
      certPath: '',
      keyPath: '',
      caPath: '',
      passphrase: '',
    },
    cors: true,
    headers: [],
    proxyReqHeaders: [],
    proxyResHeaders: [],
    data: [],
    callbacks: [],
  })
})

t.test('a route with fields of a response has that one response, with every field', async (t) => {
  const [route] = mockOf({
    routes: [{ endpoint: '/a', body: 'x', rules: [{ value: '1' }] }],
  }).routes
  const { uuid, responses, ...fields } = route as NonNullable<typeof route>
  t.ok(uuid)
  t.same(fields, {
    type: 'http',
    documentation: '',
    method: 'get',
    endpoint: '/a',
    responseMode: null,
    streamingMode: null,
    streamingInterval: 0,
    disabled: false,
  })
  t.equal(responses.length, 1)
  t.match(responses[0]?.uuid, /^[0-9a-f-]{36}$/)
  t.same(responses, [
    {
      uuid: responses[0]?.uuid,
      body: 'x',
      latency: 0,
      statusCode: 200,
      label: '',
      headers: [],
      bodyType: 'INLINE',
      filePath: '',
      databucketID: '',
      sendFileAsBody: false,
      rules: [{ target: 'body', modifier: '', value: '1', invert: false, operator: 'equals' }],
      rulesOperator: 'OR',
      disableTemplating: false,
      fallbackTo404: false,
      default: true,
      crudKey: 'id',
      callbacks: [],
      proxy: null,
      stream: null,
    },
  ])
})

t.test('a bucket, a folder, a callback and a rule have every field', async (t) => {
  const { data, folders, callbacks } = mockOf({ data: [{}], folders: [{}], callbacks: [{}] })
  const [bucket, folder, callback] = [data[0], folders[0], callbacks[0]]
  t.same(bucket, {
    uuid: bucket?.uuid,
    id: bucket?.uuid.slice(0, 4),
    name: 'New data',
    documentation: '',
    value: '[\n]',
  })
  t.same(folder, { uuid: folder?.uuid, name: 'New folder', children: [] })
  t.same(callback, {
    uuid: callback?.uuid,
    id: callback?.uuid.slice(0, 4),
    name: 'Callback',
    documentation: '',
    method: 'post',
    uri: '',
    headers: [],
    bodyType: 'INLINE',
    body: '',
    filePath: '',
    databucketID: '',
    sendFileAsBody: true,
    retries: 0,
    backoff: 1_000,
    timeout: 10_000,
    signature: null,
  })
})

t.test('a CRUD route needs no method and no response, only a bucket', async (t) => {
  const { routes } = mockOf({
    data: { users: [] },
    routes: [{ type: 'crud', endpoint: 'users', databucketID: 'users' }],
  })
  t.match(routes, [{ method: '', responses: [{ bodyType: 'DATABUCKET', default: true }] }])
})

t.test(
  'the default is what is marked, else what has no rules, else what comes first',
  async (t) => {
    const defaults = (responses: object[]) =>
      mockOf({ routes: [{ responses }] }).routes[0]?.responses.map((response) => response.default)
    t.same(defaults([{}, {}]), [true, false])
    t.same(defaults([{}, { default: true }]), [false, true])
    t.same(defaults([{ rules: [{}] }, {}, {}]), [false, true, false])
    t.same(defaults([{ rules: [{}] }, { rules: [{}] }]), [true, false])
    t.same(defaults([{}, { rules: [{}], default: true }]), [false, true])
  },
)
