// An operation of the API: everything that the router, the checks and the OpenAPI document need to know of it.
import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { Scope } from '../../core/api/index.ts'
import type { Actor } from '../keys/index.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export const TAGS = [
  'Server',
  'Deployments',
  'Mocks',
  'Files',
  'Recordings',
  'Transactions',
  'State',
  'Tests',
  'Keys',
] as const
export type Tag = (typeof TAGS)[number]

/** What an operation is asked, checked. */
export interface Input<Parameter extends string = string, Query = unknown, Body = unknown> {
  readonly actor: Actor
  readonly params: Readonly<Record<Parameter, string>>
  readonly query: Query
  readonly body: Body
  readonly headers: Headers
  /** The body as text, for operations without a schema of it. May be called once. */
  readText(): Promise<string>
  /** The body as it comes, of any length. May be called once. @throws Refusal 415 where it is compressed */
  readStream(): ReadableStream<Uint8Array>
  /** False once the key has been revoked or has expired: for answers that go on for long. */
  isStillAllowed(): boolean
}

/** Content by its media type. */
export type Content = Readonly<Record<string, TSchema>>

interface Description<Query, Body, Result> {
  /** Its name in the OpenAPI document. */
  readonly id: string
  readonly tag: Tag
  readonly summary: string
  readonly description?: string
  readonly query?: Query
  readonly body?: Body
  /** Body of an operation that reads it as text. */
  readonly bodyContent?: Content
  readonly status?: 200 | 201 | 204
  readonly answer?: Result
  /** Answer of an operation that makes its response itself. */
  readonly answerContent?: Content
  /** Statuses of refusals, beside those that follow from the rest. */
  readonly refusals?: readonly number[]
  /** Request headers that it reads, with what they do. */
  readonly requestHeaders?: Readonly<Record<string, string>>
}

/** Any operation, as the router sees it. */
export interface Operation extends Description<TObject, TSchema, TSchema> {
  readonly method: Method
  readonly path: string
  /** `open` needs no key. */
  readonly scope: Scope | 'open'
  /** Only for keys that are not bound to some deployments. */
  readonly isServerWide: boolean
  handle(input: Input): unknown
  /** Headers of the answer, made from it. */
  headers?(answer: unknown): Record<string, string>
}

interface NewOperation<
  Path extends string,
  Query extends TObject,
  Body extends TSchema,
  Result extends TSchema,
> extends Description<Query, Body, Result> {
  readonly isServerWide?: boolean
  handle(
    input: Input<ParameterOf<Path>, Static<Query>, Static<Body>>,
  ): Answered<Static<Result>> | Promise<Answered<Static<Result>>>
  headers?(answer: Static<Result>): Record<string, string>
}

type Answered<Result> = Result | Response | undefined

type ParameterOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** An operation from its route, as in `read GET /deployments/:name`, and the rest. */
export function operation<
  Path extends string,
  Query extends TObject,
  Body extends TSchema,
  Result extends TSchema,
>(
  route: `${Scope | 'open'} ${Method} ${Path}`,
  rest: NewOperation<Path, Query, Body, Result>,
): Operation {
  const [scope, method, path] = route.split(' ') as [Operation['scope'], Method, string]
  // What it takes is checked against its own schemas before it is called.
  const untyped = rest as unknown as Operation
  return { ...untyped, isServerWide: rest.isServerWide ?? false, scope, method, path }
}
