// Responses, compiled: rules, headers, body, and the whole answer where nothing in it changes.
import { AnswerShape, type HeaderEntry } from '../answer/index.ts'
import type { CompiledCallback } from '../callbacks/index.ts'
import { type Header, type Response, type Rule, suggest } from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import type { BodySource, CompiledBucket, CompiledResponse } from '../program.ts'
import type { Respond, Responder } from '../respond/index.ts'
import { CompiledRule, isPattern } from '../rules/index.ts'
import { isAllowedJsonPath, unboundedReason } from '../values/index.ts'
import { callbacksOf } from './callbacks.ts'
import type { Compilation } from './compilation.ts'
import { compileFile } from './file.ts'
import { compileHeaders, plainEntries } from './headers.ts'
import { compileProxy } from './proxy.ts'
import { compileStream } from './stream.ts'

export interface ResponseContext {
  readonly compilation: Compilation
  readonly buckets: readonly CompiledBucket[]
  /** The mock's own headers where none of them is a template. */
  readonly mockHeaders: readonly HeaderEntry[] | undefined
  /** The functions that make bodies, by the uuid of their response. */
  readonly responders: ReadonlyMap<string, Responder>
  /** What calls them; they are mistakes where nothing does. */
  readonly respond: Respond | undefined
  /** The mock's callbacks, by uuid. */
  readonly callbacks: ReadonlyMap<string, CompiledCallback>
}

export function compileResponse(
  response: Response,
  index: number,
  context: ResponseContext,
): CompiledResponse {
  const { compilation, mockHeaders } = context
  const headers = compileHeaders([...ownType(response), ...response.headers], compilation)
  const isPlain = mockHeaders !== undefined && headers.arePlain
  const status = response.statusCode
  return {
    uuid: response.uuid,
    label: response.label,
    index,
    status,
    rules: response.rules.flatMap((rule) => compileRule(rule, compilation) ?? []),
    areAllNeeded: response.rulesOperator === 'AND',
    headers,
    body: compileBody(response, context),
    latency: response.latency,
    callbacks: callbacksOf(response, context.callbacks, compilation),
    shape: isPlain
      ? onFirstUse(() => new AnswerShape(status, plainEntries(mockHeaders, headers)))
      : undefined,
    place: compilation.placeOf(response),
  }
}

/** Makes a value when it is first asked for, and keeps it. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const STREAM_TYPES = {
  sse: 'text/event-stream',
  ndjson: 'application/x-ndjson',
  chunks: undefined,
} as const

/** The type of a stream is that of its kind: over the mock's own and under the response's. */
function ownType({ stream }: Response): Header[] {
  const type = stream && STREAM_TYPES[stream.kind]
  return type ? [{ key: 'Content-Type', value: type }] : []
}

function compileBody(response: Response, context: ResponseContext): BodySource {
  const { bodyType, databucketID, filePath, body } = response
  const responder = context.responders.get(response.uuid)
  if (responder) return compileFunction(responder, response, context)
  const { proxy, stream } = response
  if (proxy) return { kind: 'proxy', proxy: compileProxy(proxy, context.compilation) }
  if (stream)
    return { kind: 'stream', stream: compileStream(stream, response, context.compilation) }
  if (bodyType === 'FILE' && filePath !== '')
    return { kind: 'file', file: compileFile(response, context.compilation) }
  if (bodyType === 'DATABUCKET' && databucketID !== '') {
    const bucket = context.buckets.find(({ id }) => id === databucketID)
    if (bucket) return { kind: 'bucket', bucket }
    complainOfMissingBucket(response, context)
    return { kind: 'text', text: body }
  }
  if (response.disableTemplating) return { kind: 'text', text: body }
  const template = context.compilation.template(body, response, 'body')
  return template.isPlain ? { kind: 'text', text: body } : { kind: 'template', template }
}

function compileFunction(
  responder: Responder,
  response: Response,
  { respond, compilation }: ResponseContext,
): BodySource {
  if (respond) return { kind: 'function', responder, respond }
  const hint = 'Write a template, or run the mock inside the process that has the function.'
  compilation.reject('is a function, which runs in one process only', hint, response, 'body')
  return { kind: 'unsupported', feature: 'functions' }
}

function complainOfMissingBucket(
  response: Response,
  { compilation, buckets }: ResponseContext,
): void {
  const names = buckets.map(({ id }) => id)
  const message = `there is no data bucket ${JSON.stringify(response.databucketID)}`
  compilation.complain(message, suggest(response.databucketID, names), response, 'databucketID')
}

/** A rule with a pattern that is none is left out where the document is refused for it, or stays to fail when asked. */
function compileRule(rule: Rule, compilation: Compilation): CompiledRule {
  const modifier = compilation.template(rule.modifier, rule, 'modifier')
  const value = compilation.template(rule.value, rule, 'value')
  const compiled = new CompiledRule(rule, modifier, value)
  if (compiled.mistake) compilation.refuse(compiled.mistake, rule, 'value')
  else if (isPattern(rule) && value.isPlain) warnOfUnbounded(rule, compilation)
  if (modifier.isPlain && rule.modifier.startsWith('$') && !isAllowedJsonPath(rule.modifier)) {
    compilation.refuse(
      new MockhostError(
        'expression-invalid',
        `the JSONPath ${rule.modifier} is too long, or its filter is more than a comparison`,
      ),
      rule,
      'modifier',
    )
  }
  return compiled
}

function warnOfUnbounded(rule: Rule, compilation: Compilation): void {
  const reason = unboundedReason(rule.value)
  if (reason !== undefined)
    compilation.refuse(new MockhostError('pattern-unbounded', reason), rule, 'value')
}
