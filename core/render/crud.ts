// Runs a CRUD operation on its bucket within an exchange.
import { asId, nextNumber, type Operation, type OperationResult, operate } from '../crud/index.ts'
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import type { CompiledBucket } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import { exchangeHelpers } from './helpers/index.ts'
import type { Template } from './template.ts'

/** @throws MockhostError `request-malformed` for a filter's pattern that can't be used */
export function runOperation(
  operation: Operation,
  bucket: CompiledBucket,
  key: string,
  exchange: Exchange,
): OperationResult {
  const request = exchange.request as RequestView
  const content = exchange.state.bucket(bucket.uuid)
  const result = operate[operation]({
    value: content?.value,
    id: String(exchange.parameters.id),
    key,
    search: request.search,
    // Most operations want one of them, or none.
    get query() {
      return request.query
    },
    get body() {
      return request.body === undefined ? request.text || {} : request.body
    },
    createId: (items) => createId(bucket.idTemplate(key), items, key, exchange),
  })
  if (result.changed)
    exchange.state.setBucket(bucket.uuid, {
      isGenerated: true,
      ...content,
      value: result.changed.value,
    })
  return result
}

/** An id as the bucket's template makes them, else the next number, else a random one. */
function createId(
  template: Template | undefined,
  items: readonly unknown[],
  key: string,
  exchange: Exchange,
): unknown {
  const made = template && renderId(template, exchange)
  if (made !== undefined && made !== '') return made
  return nextNumber(items, key) ?? exchange.dice.uuid()
}

/** A template that fails makes no id. */
function renderId(template: Template, exchange: Exchange): string | number | undefined {
  try {
    return asId(template.render(exchange, exchangeHelpers))
  } catch (error) {
    if (error instanceof MockhostError) return undefined
    throw error
  }
}
