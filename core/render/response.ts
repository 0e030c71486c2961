// Renders a response: its headers, then its body, which may be a template, a bucket or what a CRUD operation gives.
import { type Answer, AnswerShape, type HeaderEntry, problemAnswer } from '../answer/index.ts'
import type { Operation } from '../crud/index.ts'
import type { Dialect } from '../document/index.ts'
import { isTemplateMistake } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import type { CompiledBucket, CompiledResponse, CompiledRoute } from '../program.ts'
import { javaScriptText } from '../values/index.ts'
import { runOperation } from './crud.ts'
import { renderHeaders } from './headers.ts'
import { bodyHelpers } from './helpers/index.ts'
import type { Template } from './template.ts'

export interface RenderInput {
  readonly route: CompiledRoute
  readonly response: CompiledResponse
  readonly operation: Operation | undefined
  readonly exchange: Exchange
  /** The mock's own headers. */
  readonly mockHeaders: readonly HeaderEntry[]
  readonly dialect: Dialect
}

/** @throws MockhostError of a `template-…` or `pattern-…` code */
export function renderResponse(input: RenderInput): Answer {
  const { response, mockHeaders, exchange } = input
  const { body } = response
  if (body.kind === 'unsupported') return unsupported(body.feature, mockHeaders)
  // Headers come before the body, whose template sees the variables that they set.
  const shape =
    response.shape?.() ??
    new AnswerShape(response.status, renderHeaders(mockHeaders, response.headers, exchange))
  switch (body.kind) {
    case 'function':
    case 'proxy':
    case 'stream':
      return shape.withBody('')
    case 'file':
      return shape.withoutBody()
    case 'text':
      return shape.withBody(body.text)
    case 'template':
      return renderTemplate(body.template, shape, input)
    case 'bucket':
      return renderBucket(body.bucket, shape, input)
  }
}

function renderTemplate(
  template: Template,
  shape: AnswerShape,
  { exchange, dialect }: RenderInput,
): Answer {
  try {
    const text = template.render(exchange, bodyHelpers)
    return shape.withStatus(exchange.status ?? shape.status).withBody(text)
  } catch (error) {
    if (dialect !== 'mockoon' || !isTemplateMistake(error)) throw error
    // A Mockoon file's mistakes are answered as Mockoon answers them: with the status of the response.
    const text = `Error while serving the content: ${error.message}`
    return shape.withHeaders([['Content-Type', 'text/plain']]).withBody(text)
  }
}

function renderBucket(bucket: CompiledBucket, shape: AnswerShape, input: RenderInput): Answer {
  const content = input.exchange.state.bucket(bucket.uuid)
  if (!input.operation) return shape.withBody(bucketText(content?.value))
  const {
    status,
    headers = [],
    body,
  } = runOperation(input.operation, bucket, input.route.crudKey, input.exchange)
  const type: HeaderEntry[] = content?.isGenerated ? [['Content-Type', 'application/json']] : []
  return shape.vary(status ?? shape.status, [...type, ...headers]).withBody(bucketText(body))
}

/** A bucket's value as a body: a text as it is, nothing for what was deleted, anything else as JSON. */
export function bucketText(value: unknown): string {
  if (typeof value === 'object') return jsonText(value)
  return value === undefined ? '' : javaScriptText(value)
}

/** Values of buckets are never changed in place, so the text of the same object is the same. */
const texts = new WeakMap<object, string>()

function jsonText(value: object | null): string {
  if (value === null) return 'null'
  let text = texts.get(value)
  if (text === undefined) {
    // The items of a list that was made for this request may be those of another one's.
    text = isObjectList(value) ? `[${value.map(jsonText).join(',')}]` : JSON.stringify(value)
    texts.set(value, text)
  }
  return text
}

const isObjectList = (value: object): value is object[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null)

const unsupported = (feature: string, headers: readonly HeaderEntry[]): Answer =>
  problemAnswer(
    {
      kind: 'not-implemented',
      status: 501,
      title: 'Not implemented',
      detail: `This response uses ${feature}, which this version of mockhost does not serve yet`,
      extra: { feature },
    },
    headers,
  )
