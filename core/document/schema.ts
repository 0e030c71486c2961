// The schema of a document as people write it: every field optional, short forms allowed. It is what documents
// are checked against, and it is published as a JSON Schema for editors.
import * as Type from '@sinclair/typebox'
import {
  bucketDefaults,
  callbackDefaults,
  folderDefaults,
  mockDefaults,
  proxyDefaults,
  responseDefaults,
  routeDefaults,
  ruleDefaults,
  signatureDefaults,
  streamDefaults,
  tlsDefaults,
} from './defaults.ts'
import {
  type BodyType,
  DATA_MODEL,
  type Method,
  type RuleOperator,
  type RuleTarget,
} from './mock.ts'

/** The longest wait that a timer takes: about 24 days. */
const MAX_DELAY_MS = 2_147_483_647

const PLAIN = [Type.String(), Type.Number(), Type.Boolean()]

const text = (description: string, value?: string) =>
  Type.Optional(
    Type.String(value === undefined ? { description } : { description, default: value }),
  )
/** A text, which may be written as the number or the flag that it spells. */
const plain = (description: string, value: string) =>
  Type.Optional(Type.Union(PLAIN, { description, default: value }))
const flag = (description: string, value: boolean) =>
  Type.Optional(Type.Boolean({ description, default: value }))
const whole = (description: string, minimum: number, maximum: number, value: number) =>
  Type.Optional(Type.Integer({ description, minimum, maximum, default: value }))
const milliseconds = (description: string, value: number) =>
  Type.Optional(Type.Number({ description, minimum: 0, maximum: MAX_DELAY_MS, default: value }))
const list = <T extends Type.TSchema>(item: T, description: string) =>
  Type.Optional(Type.Array(item, { description, default: [] }))
const oneOf = <T extends string | null>(values: readonly T[], description: string, value: T) =>
  Type.Optional(Type.Unsafe<T>({ enum: values, description, default: value }))
const entity = <T extends Record<string, Type.TSchema>>(fields: T, description: string) =>
  Type.Object(fields, { additionalProperties: false, description })

const METHODS =
  'get post put patch delete head options propfind proppatch move copy mkcol lock unlock'.split(
    ' ',
  ) as Exclude<Method, '' | 'all'>[]
const TARGETS =
  'body query header cookie params path method request_number global_var data_bucket templating'.split(
    ' ',
  ) as RuleTarget[]
const OPERATORS = 'equals regex regex_i null empty_array array_includes valid_json_schema'.split(
  ' ',
) as RuleOperator[]
const BODY_TYPES: BodyType[] = ['INLINE', 'DATABUCKET', 'FILE']

const uuid = text(
  'Its identity, kept over changes. Made from its place in the document where it is left out.',
)
const headers = Type.Optional(
  Type.Union(
    [
      Type.Array(
        entity({ key: text('Name', ''), value: plain('Value, a template', '') }, 'A header'),
      ),
      Type.Record(Type.String(), Type.Union([...PLAIN, Type.Array(Type.String())]), {
        description: 'Header values by name',
      }),
    ],
    {
      description:
        'Headers, as a list of `{key, value}` or as values by name. Values are templates.',
      default: [],
    },
  ),
)
const anyJson = Type.Unknown({ description: 'JSON' })
const body = Type.Optional(
  Type.Unknown({
    description:
      'The body, a template. A list or an object is written as JSON, and makes the content type application/json where none is given.',
    default: responseDefaults.body,
  }),
)

const ruleSchema = entity(
  {
    target: oneOf(
      TARGETS,
      'What of the request, or of the state, is looked at',
      ruleDefaults.target,
    ),
    modifier: plain(
      'Which part of it: a name, a dotted path or a JSONPath. A template.',
      ruleDefaults.modifier,
    ),
    operator: oneOf(OPERATORS, 'How it is compared', ruleDefaults.operator),
    value: plain('What it is compared with. A template.', ruleDefaults.value),
    invert: flag('Holds when the comparison does not', ruleDefaults.invert),
  },
  'A condition for choosing a response',
)

const proxySchema = entity(
  {
    to: Type.String({
      description:
        "The server, and the path that the request's own is put behind: `https://api.example.com/v2`. A template.",
      minLength: 1,
    }),
    path: text(
      "The path and query that are asked for instead of the request's own. A template.",
      proxyDefaults.path,
    ),
    removePrefix: flag("Leaves the mock's prefix out of the path", proxyDefaults.removePrefix),
    requestHeaders: headers,
    responseHeaders: headers,
    timeout: milliseconds(
      "Milliseconds until the answer's head must have come",
      proxyDefaults.timeout,
    ),
  },
  'Asks another server for the answer, and hands it on as it comes',
)

const streamItemSchema = Type.Union([
  entity(
    {
      data: Type.Optional(
        Type.Unknown({ description: 'What is sent: a template, or JSON', default: '' }),
      ),
      event: text('Server-sent events: its name. A template.', ''),
      id: text('Server-sent events: its id. A template.', ''),
      retry: milliseconds('Server-sent events: what clients wait before they connect again', 0),
      delay: milliseconds('Milliseconds before it, beside `every`', 0),
    },
    'A piece of a stream',
  ),
  ...PLAIN,
])

const streamSchema = entity(
  {
    kind: oneOf(
      ['sse', 'chunks', 'ndjson'] as const,
      'Server-sent events, pieces of a body as they are, or a JSON value on each line',
      streamDefaults.kind,
    ),
    items: list(
      streamItemSchema,
      'What is sent, one after the other. A text stands for an item with that `data`.',
    ),
    every: milliseconds('Milliseconds before each item but the first', streamDefaults.every),
    repeat: whole(
      'How often the items are sent in all; 0 for as long as the client listens',
      0,
      1_000_000,
      streamDefaults.repeat,
    ),
  },
  'A body that comes piece by piece',
)

const signatureSchema = entity(
  {
    secret: Type.String({
      description: "The key of the HMAC. A template: `{{getEnvVar 'WEBHOOK_SECRET'}}`",
      minLength: 1,
    }),
    header: text('The header that it is sent in', signatureDefaults.header),
    algorithm: oneOf(
      ['sha1', 'sha256', 'sha512'] as const,
      'Hash of the HMAC',
      signatureDefaults.algorithm,
    ),
    encoding: oneOf(
      ['hex', 'base64'] as const,
      'How its bytes are written',
      signatureDefaults.encoding,
    ),
    prefix: text('Put before it, as in `sha256=`', signatureDefaults.prefix),
  },
  "A signature of the callback's body",
)

const orNull = <T extends Type.TSchema>(schema: T) =>
  Type.Optional(Type.Union([schema, Type.Null()], { default: null }))

const responseFields = {
  label: text('A note on when it is sent', responseDefaults.label),
  statusCode: whole('HTTP status', 100, 999, responseDefaults.statusCode),
  headers,
  body,
  bodyType: oneOf(BODY_TYPES, 'Where the body comes from', responseDefaults.bodyType),
  databucketID: text('The id of the data bucket that is the body', responseDefaults.databucketID),
  filePath: text('The file that is the body. A template.', responseDefaults.filePath),
  sendFileAsBody: flag(
    'Shown in the browser instead of offered as a download',
    responseDefaults.sendFileAsBody,
  ),
  fallbackTo404: flag(
    'Answers 404 with the inline body where the file is missing',
    responseDefaults.fallbackTo404,
  ),
  latency: milliseconds('Milliseconds to wait', responseDefaults.latency),
  rules: list(ruleSchema, 'When it is sent'),
  rulesOperator: oneOf(
    ['OR', 'AND'] as const,
    'Any of the rules, or all',
    responseDefaults.rulesOperator,
  ),
  disableTemplating: flag('Sends the body as it is written', responseDefaults.disableTemplating),
  crudKey: Type.Optional(
    Type.String({
      description: 'The member that identifies an item',
      default: responseDefaults.crudKey,
      minLength: 1,
    }),
  ),
  callbacks: list(
    entity(
      {
        uuid: Type.String({ description: 'The uuid of a callback' }),
        latency: milliseconds('Milliseconds after the answer', 0),
      },
      'A callback to make',
    ),
    'Callbacks made after the answer',
  ),
  proxy: orNull(proxySchema),
  stream: orNull(streamSchema),
}
const responseSchema = entity(
  { uuid, ...responseFields, default: flag('Sent when no rules hold', responseDefaults.default) },
  'An answer of a route',
)

const routeSchema = entity(
  {
    uuid,
    type: oneOf(
      ['http', 'crud', 'ws'] as const,
      'Plain HTTP, a whole CRUD resource over a data bucket, or WebSocket',
      routeDefaults.type,
    ),
    method: oneOf(['', 'all', ...METHODS] as const, 'HTTP method', routeDefaults.method),
    endpoint: text('Path pattern, such as `/users/:id`', routeDefaults.endpoint),
    documentation: text('What it is for', routeDefaults.documentation),
    responseMode: oneOf(
      [null, 'RANDOM', 'SEQUENTIAL', 'DISABLE_RULES', 'FALLBACK'] as const,
      'How one of several responses is chosen; null is by rules',
      routeDefaults.responseMode,
    ),
    responses: list(
      responseSchema,
      'Its answers. A route with one answer may hold its fields directly.',
    ),
    streamingMode: oneOf(
      [null, 'UNICAST', 'BROADCAST'] as const,
      'WebSocket: streams by itself',
      routeDefaults.streamingMode,
    ),
    streamingInterval: milliseconds(
      'WebSocket: milliseconds between messages',
      routeDefaults.streamingInterval,
    ),
    disabled: flag('Answers nothing: it is kept for later', routeDefaults.disabled),
    ...responseFields,
  },
  'A route',
)

const childSchema = entity(
  { type: Type.Unsafe<'route' | 'folder'>({ enum: ['route', 'folder'] }), uuid: Type.String() },
  'A route or a folder, by its uuid',
)

const bucketSchema = entity(
  {
    uuid,
    id: text('Its short name, for `databucketID` and `data`'),
    name: text('Its name', bucketDefaults.name),
    documentation: text('What it is for', bucketDefaults.documentation),
    value: Type.Optional(
      Type.Unknown({
        description: 'Its first value: a template, or JSON',
        default: bucketDefaults.value,
      }),
    ),
  },
  'Data that requests can read and change',
)

const callbackSchema = entity(
  {
    uuid,
    id: text('Its short name'),
    name: text('Its name', callbackDefaults.name),
    documentation: text('What it is for', callbackDefaults.documentation),
    method: oneOf(METHODS, 'HTTP method', callbackDefaults.method),
    uri: text('Where it goes. A template.', callbackDefaults.uri),
    headers,
    body,
    bodyType: oneOf(BODY_TYPES, 'Where the body comes from', callbackDefaults.bodyType),
    databucketID: text('The id of the data bucket that is the body', callbackDefaults.databucketID),
    filePath: text('The file that is the body', callbackDefaults.filePath),
    sendFileAsBody: flag(
      'Sends the file as the body instead of as a form',
      callbackDefaults.sendFileAsBody,
    ),
    retries: whole(
      'How often it is sent once more where it failed',
      0,
      10,
      callbackDefaults.retries,
    ),
    backoff: milliseconds(
      'Milliseconds before the first retry, and twice as long each time',
      callbackDefaults.backoff,
    ),
    timeout: milliseconds('Milliseconds until an answer must have come', callbackDefaults.timeout),
    signature: orNull(signatureSchema),
  },
  'A request made after an answer',
)

const tlsSchema = entity(
  {
    enabled: flag('Serve over TLS', tlsDefaults.enabled),
    type: oneOf(['CERT', 'PFX'] as const, 'Kind of certificate', tlsDefaults.type),
    pfxPath: text('PFX file', tlsDefaults.pfxPath),
    certPath: text('Certificate file', tlsDefaults.certPath),
    keyPath: text('Key file', tlsDefaults.keyPath),
    caPath: text('CA file', tlsDefaults.caPath),
    passphrase: text('Passphrase of the key', tlsDefaults.passphrase),
  },
  'TLS',
)

export const mockSchema = entity(
  {
    $schema: text('The JSON Schema that an editor checks this document with'),
    uuid,
    lastMigration: Type.Optional(
      Type.Integer({
        description: 'Mockoon data model; present in a Mockoon file',
        minimum: 0,
        maximum: DATA_MODEL,
      }),
    ),
    name: text('Its name', mockDefaults.name),
    endpointPrefix: text('Put before every endpoint', mockDefaults.endpointPrefix),
    latency: milliseconds('Milliseconds before every answer', mockDefaults.latency),
    port: whole('Port to listen on', 0, 65_535, mockDefaults.port),
    hostname: text('Address to listen on; empty is every one', mockDefaults.hostname),
    cors: flag('Answers preflight requests', mockDefaults.cors),
    headers,
    routes: list(routeSchema, 'Its routes, in the order in which they are tried'),
    folders: list(
      entity(
        {
          uuid,
          name: text('Its name', folderDefaults.name),
          children: list(childSchema, 'What it holds'),
        },
        'A folder',
      ),
      'Folders of routes',
    ),
    rootChildren: list(
      childSchema,
      'The order of the root; routes and folders that no one names come last',
    ),
    data: Type.Optional(
      Type.Union(
        [
          Type.Array(bucketSchema),
          Type.Record(Type.String(), anyJson, { description: 'First values by id' }),
        ],
        { description: 'Data buckets, as a list or as first values by id', default: [] },
      ),
    ),
    callbacks: list(callbackSchema, 'Requests that responses can make'),
    proxyMode: flag('Forwards what no route answers', mockDefaults.proxyMode),
    proxyHost: text('Where it is forwarded to', mockDefaults.proxyHost),
    proxyRemovePrefix: flag('Forwards without the prefix', mockDefaults.proxyRemovePrefix),
    proxyTimeout: milliseconds(
      "Milliseconds until the answer's head must have come",
      mockDefaults.proxyTimeout,
    ),
    proxyReqHeaders: headers,
    proxyResHeaders: headers,
    tlsOptions: Type.Optional(tlsSchema),
  },
  'A mock',
)

/** A document as people write it, in YAML, JSON or TypeScript. */
export type WrittenMock = Type.Static<typeof mockSchema>
export type WrittenRoute = Type.Static<typeof routeSchema>
export type WrittenResponse = Type.Static<typeof responseSchema>
export type WrittenRule = Type.Static<typeof ruleSchema>
export type WrittenBucket = Type.Static<typeof bucketSchema>
export type WrittenCallback = Type.Static<typeof callbackSchema>
export type WrittenProxy = Type.Static<typeof proxySchema>
export type WrittenStream = Type.Static<typeof streamSchema>
export type WrittenStreamItem = Type.Static<typeof streamItemSchema>
export type WrittenSignature = Type.Static<typeof signatureSchema>
export type WrittenHeaders = Type.Static<typeof headers>
