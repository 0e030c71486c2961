// The first values of data buckets, from their templates.
import { MockhostError, messageOf } from '../errors.ts'
import { Exchange, type Surroundings } from '../exchange.ts'
import type { CompiledBucket } from '../program.ts'
import type { BucketContent, Layer } from '../state/index.ts'
import { bucketHelpers, exchangeHelpers } from './helpers/index.ts'
import type { Helpers } from './run.ts'

/** Generates the buckets that the state does not hold yet, in their order; those that wait for a request hold their template. */
export function generateBuckets(
  buckets: readonly CompiledBucket[],
  state: Layer,
  surroundings: Surroundings,
): void {
  for (const bucket of buckets) {
    if (state.bucket(bucket.uuid)) continue
    if (bucket.waits) {
      state.setBucket(bucket.uuid, { value: bucket.template.text, isGenerated: false })
      continue
    }
    const exchange = new Exchange(undefined, state, withBucketLimits(surroundings))
    state.setBucket(bucket.uuid, contentOf(bucket, exchange, bucketHelpers))
    exchange.changes?.writeTo(state)
  }
}

/** Generates the buckets that waited for this request. */
export function generateWaiting(buckets: readonly CompiledBucket[], exchange: Exchange): void {
  for (const bucket of buckets) {
    if (exchange.state.bucket(bucket.uuid)?.isGenerated !== false) continue
    exchange.state.setBucket(bucket.uuid, contentOf(bucket, exchange, exchangeHelpers))
  }
}

/** Generating happens once, and may take its time. */
function withBucketLimits(surroundings: Surroundings): Surroundings {
  const { limits } = surroundings
  return {
    ...surroundings,
    limits: { ...limits, renderMs: limits.bucketMs, renderChars: limits.bucketChars },
  }
}

/** JSON where the rendered text is JSON, else the text; the message where the template fails. */
function contentOf(bucket: CompiledBucket, exchange: Exchange, helpers: Helpers): BucketContent {
  let text: string
  try {
    text = bucket.template.render(exchange, helpers)
  } catch (error) {
    if (error instanceof MockhostError)
      return { value: messageOf(error), isGenerated: true, mistake: error }
    throw error
  }
  try {
    return { value: JSON.parse(text), isGenerated: true }
  } catch {
    // A bucket need not be JSON.
    return { value: text, isGenerated: true }
  }
}
