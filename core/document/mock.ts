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
