// The document as the engine sees it: every field filled in, short forms written out. It is Mockoon's
// environment (data model 33), field by field.

export interface Header {
  key: string
  value: string
}

export type Method =
  | ''
  | 'all'
  | 'get'
  | 'post'
  | 'put'
  | 'patch'
  | 'delete'
  | 'head'
  | 'options'
  | 'propfind'
  | 'proppatch'
  | 'move'
  | 'copy'
  | 'mkcol'
  | 'lock'
  | 'unlock'

export type RuleTarget =
  | 'body'
  | 'query'
  | 'header'
  | 'cookie'
  | 'params'
  | 'path'
  | 'method'
  | 'request_number'
  | 'global_var'
  | 'data_bucket'
  | 'templating'

export type RuleOperator =
  | 'equals'
  | 'regex'
  | 'regex_i'
  | 'null'
  | 'empty_array'
  | 'array_includes'
  | 'valid_json_schema'

export interface Rule {
  target: RuleTarget
  /** Which part of the target: a path, a name. A template. */
  modifier: string
  /** What it is compared with. A template. */
  value: string
  invert: boolean
  operator: RuleOperator
}

export type BodyType = 'INLINE' | 'DATABUCKET' | 'FILE'

export interface CallbackReference {
  uuid: string
  /** Milliseconds after the answer. */
  latency: number
}

/** Where a response is fetched from instead of being made here. Beyond Mockoon's model. */
export interface ProxyTarget {
  /** The server, and the path that requests' own paths are put behind. A template. */
  to: string
  /** The path and query that are asked for instead of the request's own; empty for that one. A template. */
  path: string
  /** Whether the mock's prefix is left out of the path. */
  removePrefix: boolean
  /** Set over those of the request. Values are templates. */
  requestHeaders: Header[]
  /** Set over those of the answer. Values are templates. */
  responseHeaders: Header[]
  /** Milliseconds until the answer's head must have come. */
  timeout: number
}

export type StreamKind = 'sse' | 'chunks' | 'ndjson'

export interface StreamItem {
  /** What is sent: a template. */
  data: string
  /** Server-sent events: the event's name, id, and what clients wait before they connect again. Templates. */
  event: string
  id: string
  /** Milliseconds; 0 says nothing of it. */
  retry: number
  /** Milliseconds before it, beside what the stream waits before each. */
  delay: number
}

/** A body that comes piece by piece. Beyond Mockoon's model. */
export interface Stream {
  kind: StreamKind
  items: StreamItem[]
  /** Milliseconds before each item but the first. */
  every: number
  /** How often the items are sent in all; 0 for as long as the client listens. */
  repeat: number
}

/** A signature over a callback's body. Beyond Mockoon's model. */
export interface Signature {
  /** The key of the HMAC. A template, so that it can be an environment variable. */
  secret: string
  /** The header that it is sent in. */
  header: string
  algorithm: 'sha1' | 'sha256' | 'sha512'
  encoding: 'hex' | 'base64'
  /** Put before it, as in `sha256=`. */
  prefix: string
}

export interface Response {
  uuid: string
  body: string
  /** Milliseconds. */
  latency: number
  /** 100 to 999. */
  statusCode: number
  label: string
  headers: Header[]
  bodyType: BodyType
  filePath: string
  databucketID: string
  sendFileAsBody: boolean
  rules: Rule[]
  rulesOperator: 'OR' | 'AND'
  disableTemplating: boolean
  fallbackTo404: boolean
  default: boolean
  crudKey: string
  callbacks: CallbackReference[]
  proxy: ProxyTarget | null
  stream: Stream | null
}

export type ResponseMode = null | 'RANDOM' | 'SEQUENTIAL' | 'DISABLE_RULES' | 'FALLBACK'

export interface Route {
  uuid: string
  type: 'http' | 'crud' | 'ws'
  documentation: string
  method: Method
  /** The path pattern, without the prefix; a leading slash may be there or not. */
  endpoint: string
  responses: Response[]
  responseMode: ResponseMode
  streamingMode: null | 'UNICAST' | 'BROADCAST'
  /** Milliseconds. */
  streamingInterval: number
  /** Whether it is there for those who edit the mock only. Beyond Mockoon's model. */
  disabled: boolean
}

/** Where a route or a folder stands in the tree; routes are tried in the order of the tree. */
export interface Child {
  type: 'route' | 'folder'
  uuid: string
}

export interface Folder {
  uuid: string
  name: string
  children: Child[]
}

export interface DataBucket {
  uuid: string
  id: string
  name: string
  documentation: string
  /** A template, whose text is read as JSON where it is JSON. */
  value: string
}

export interface Callback {
  uuid: string
  id: string
  name: string
  documentation: string
  method: Exclude<Method, '' | 'all'>
  uri: string
  headers: Header[]
  bodyType: BodyType
  body: string
  filePath: string
  databucketID: string
  sendFileAsBody: boolean
  /** How often it is sent once more where it failed. This and what follows is beyond Mockoon's model. */
  retries: number
  /** Milliseconds before the first retry, and twice as long each time. */
  backoff: number
  /** Milliseconds until an answer must have come. */
  timeout: number
  signature: Signature | null
}

export interface TlsOptions {
  enabled: boolean
  type: 'CERT' | 'PFX'
  pfxPath: string
  certPath: string
  keyPath: string
  caPath: string
  passphrase: string
}

export interface Mock {
  uuid: string
  /** Mockoon's data model number; 33. */
  lastMigration: number
  name: string
  endpointPrefix: string
  /** Milliseconds, before every answer. */
  latency: number
  port: number
  hostname: string
  folders: Folder[]
  routes: Route[]
  rootChildren: Child[]
  proxyMode: boolean
  proxyHost: string
  proxyRemovePrefix: boolean
  /** Milliseconds until the answer's head must have come. Beyond Mockoon's model. */
  proxyTimeout: number
  tlsOptions: TlsOptions
  cors: boolean
  headers: Header[]
  proxyReqHeaders: Header[]
  proxyResHeaders: Header[]
  data: DataBucket[]
  callbacks: Callback[]
}

/**
 * How a document is to be taken. A `mockoon` file is repaired and warned about where Mockoon would repair it, and
 * a template that fails answers as Mockoon answers; in a `mockhost` document each of these is a mistake.
 */
export type Dialect = 'mockhost' | 'mockoon'

/** Mockoon's data model that this document follows. */
export const DATA_MODEL = 33
