// What a document leaves out. Source of the values: Mockoon's data model 33.
import type {
  Callback,
  DataBucket,
  Folder,
  Mock,
  ProxyTarget,
  Response,
  Route,
  Rule,
  Signature,
  Stream,
  StreamItem,
  TlsOptions,
} from './mock.ts'
import { DATA_MODEL } from './mock.ts'

export const ruleDefaults: Rule = {
  target: 'body',
  modifier: '',
  value: '',
  invert: false,
  operator: 'equals',
}

export const PROXY_TIMEOUT_MS = 30_000

export const proxyDefaults: ProxyTarget = {
  to: '',
  path: '',
  removePrefix: false,
  requestHeaders: [],
  responseHeaders: [],
  timeout: PROXY_TIMEOUT_MS,
}

export const streamDefaults: Stream = { kind: 'sse', items: [], every: 0, repeat: 1 }
export const streamItemDefaults: StreamItem = { data: '', event: '', id: '', retry: 0, delay: 0 }

export const signatureDefaults: Signature = {
  secret: '',
  header: 'X-Signature',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: '',
}

/** A written response without a body has none; Mockoon's own default would be `{}`. */
export const responseDefaults: Omit<Response, 'uuid'> = {
  body: '',
  latency: 0,
  statusCode: 200,
  label: '',
  headers: [],
  bodyType: 'INLINE',
  filePath: '',
  databucketID: '',
  sendFileAsBody: false,
  rules: [],
  rulesOperator: 'OR',
  disableTemplating: false,
  fallbackTo404: false,
  default: false,
  crudKey: 'id',
  callbacks: [],
  proxy: null,
  stream: null,
}

export const routeDefaults: Omit<Route, 'uuid'> = {
  type: 'http',
  documentation: '',
  method: 'get',
  endpoint: '',
  responses: [],
  responseMode: null,
  streamingMode: null,
  streamingInterval: 0,
  disabled: false,
}

export const folderDefaults: Omit<Folder, 'uuid'> = { name: 'New folder', children: [] }

export const bucketDefaults: Omit<DataBucket, 'uuid' | 'id'> = {
  name: 'New data',
  documentation: '',
  value: '[\n]',
}

export const callbackDefaults: Omit<Callback, 'uuid' | 'id'> = {
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
}

export const tlsDefaults: TlsOptions = {
  enabled: false,
  type: 'CERT',
  pfxPath: '',
  certPath: '',
  keyPath: '',
  caPath: '',
  passphrase: '',
}

export const mockDefaults: Omit<Mock, 'uuid' | 'tlsOptions'> = {
  lastMigration: DATA_MODEL,
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
  proxyTimeout: PROXY_TIMEOUT_MS,
  cors: true,
  headers: [],
  proxyReqHeaders: [],
  proxyResHeaders: [],
  data: [],
  callbacks: [],
}
