// The schema of a document as people write it: every field optional, short forms allowed. It is what documents
// are checked against, and it is published as a JSON Schema for editors.
import * as Type from '@sinclair/typebox'
import {
  bucketDefaults,
  callbackDefaults,
  folderDefaults,
  mockDefaults,
  responseDefaults,
  routeDefaults,
  ruleDefaults,
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
export type WrittenHeaders = Type.Static<typeof headers>
