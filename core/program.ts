// What a document is compiled to: immutable, shared by every state and session of a deployment.
import type { AnswerShape, HeaderEntry } from './answer/index.ts'
import type { CompiledCallback, ResponseCallback } from './callbacks/index.ts'
import type { Operation } from './crud/index.ts'
import type { Dialect, Mock, Path, ResponseMode } from './document/index.ts'
import type { CompiledFile } from './files/index.ts'
import type { ComplexPath, Entry, Router, SimplePath } from './match/index.ts'
import type { CompiledProxy } from './proxy/index.ts'
import type { Template } from './render/index.ts'
import type { Respond, Responder } from './respond/index.ts'
import type { CompiledRule } from './rules/index.ts'
import type { BucketDirectory, BucketName } from './state/index.ts'
import type { CompiledStream } from './stream/index.ts'

/** Headers of a mock or a response. */
export interface CompiledHeaders {
  readonly headers: readonly { readonly key: string; readonly value: Template }[]
  /** Whether none of them is a template. */
  readonly arePlain: boolean
}

/** Where a response's body comes from. */
export type BodySource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'bucket'; readonly bucket: CompiledBucket }
  /** Made by a function once the request is to be answered. */
  | { readonly kind: 'function'; readonly responder: Responder; readonly respond: Respond }
  /** Fetched from another server. */
  | { readonly kind: 'proxy'; readonly proxy: CompiledProxy }
  /** Sent piece by piece. */
  | { readonly kind: 'stream'; readonly stream: CompiledStream }
  /** Read from where the mock's files are. */
  | { readonly kind: 'file'; readonly file: CompiledFile }
  /** What can't be had where the mock runs; answered with 501. */
  | { readonly kind: 'unsupported'; readonly feature: string }

export interface CompiledResponse {
  readonly uuid: string
  readonly label: string
  /** Its place among the responses of its route, from 0. */
  readonly index: number
  readonly status: number
  readonly rules: readonly CompiledRule[]
  readonly areAllNeeded: boolean
  readonly headers: CompiledHeaders
  readonly body: BodySource
  /** Milliseconds. */
  readonly latency: number
  /** Made once it is answered. */
  readonly callbacks: readonly ResponseCallback[]
  /** Status and headers, made when first asked for; undefined where a template changes them. */
  readonly shape: (() => AnswerShape) | undefined
  /** Where it stands in the document. */
  readonly place: Path
}

export interface CompiledRoute {
  readonly uuid: string
  /** As people name it: `GET /users/:id`. */
  readonly title: string
  /** The pattern, prefix included. */
  readonly pattern: string
  readonly mode: ResponseMode
  readonly responses: readonly CompiledResponse[]
  readonly fallback: CompiledResponse | undefined
  readonly hasRules: boolean
  /** Where CRUD items have their id. */
  readonly crudKey: string
  /** A WebSocket route that speaks by itself; undefined for any other. */
  readonly streaming: Streaming | undefined
  /** The buckets that wait for the first request of this route, in the order in which they are generated. */
  readonly waitingBuckets: readonly CompiledBucket[]
  /** Where it stands in the document. */
  readonly place: Path
}

/** How a WebSocket route speaks by itself: to each client, or the same to all. */
export interface Streaming {
  readonly mode: 'UNICAST' | 'BROADCAST'
  readonly intervalMs: number
}

/** What must be there before a request can be decided in one go. */
export interface Needs {
  /** The request's body. */
  readonly body: boolean
  readonly faker: boolean
  /** JSON Schema validation. */
  readonly ajv: boolean
  /** Regular expressions in linear time. */
  readonly re2js: boolean
  /** Buckets and variables as they were generated. */
  readonly state: boolean
}

/** One method and path. */
export interface Endpoint extends Entry {
  readonly route: CompiledRoute
  readonly path: SimplePath | ComplexPath
  /** For a CRUD route, what it does. */
  readonly operation: Operation | undefined
  readonly needs: Needs
}

export interface CompiledBucket extends BucketName {
  readonly template: Template
  /** Whether its template reads the request, so that it waits for the first one. */
  readonly waits: boolean
  /** The expression that makes ids of new items, by the path of the id. */
  idTemplate(key: string): Template | undefined
}

export interface Program {
  readonly mock: Mock
  readonly dialect: Dialect
  readonly router: Router<Endpoint>
  readonly endpoints: readonly Endpoint[]
  readonly headers: CompiledHeaders
  /** The mock's own headers where none of them is a template. */
  readonly mockHeaders: readonly HeaderEntry[] | undefined
  readonly buckets: readonly CompiledBucket[]
  /** By uuid. */
  readonly callbacks: ReadonlyMap<string, CompiledCallback>
  readonly directory: BucketDirectory
  /** What every request needs, whatever its route: by the mock's headers. */
  readonly needs: Needs
  /** Every module that some request may need. */
  readonly modules: Needs
  /** What generating the buckets needs. */
  readonly bucketNeeds: Needs
  /** Asked for what no route answers; undefined for a mock that hands nothing on. */
  readonly proxy: CompiledProxy | undefined
  /** Whether it hands requests on, so that their bodies are wanted as the bytes that came. */
  readonly handsOn: boolean
  /** WebSocket routes, in their order. */
  readonly sockets: readonly Endpoint[]
  readonly webSockets: Router<Endpoint>
  /** What it does that Web `Request` and `Response` objects can't carry. */
  readonly rawHttp: RawHttpNeeds
}

/** What only a server of raw HTTP can do. */
export interface RawHttpNeeds {
  /** A route that answers GET or HEAD reads the request's body. */
  readonly bodyOfGet: boolean
  /** A status outside 200 to 599, or one made by a template. */
  readonly anyStatus: boolean
}
