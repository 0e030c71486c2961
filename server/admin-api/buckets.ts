// Data buckets: listed, read, and made anew.
import type { Engine } from '../../core/index.ts'
import { json, message } from './answers.ts'
import type { AdminCall, Operation } from './parts.ts'

interface BucketFacts {
  readonly uuid: string
  readonly id: string
  readonly name: string
  readonly value: unknown
  /** False while it waits for the first request that it is made from. */
  readonly parsed: boolean
  readonly validJson: boolean
}

export const listBuckets: Operation = async (call) => {
  const buckets = await readBuckets(await engineOf(call))
  return json(buckets.map(({ id, name, parsed, validJson }) => ({ id, name, parsed, validJson })))
}

export const readBucket: Operation = async (call) => {
  const bucket = findBucket(await readBuckets(await engineOf(call)), call.parameter)
  return bucket ? json(bucket) : message('Data bucket not found', 404)
}

export const purgeBuckets: Operation = async (call) => {
  const engine = await engineOf(call)
  engine.resetBuckets()
  await engine.prepareState()
  call.watchers.bucketsChanged(call.id)
  return message('Data buckets have been reset to their initial state')
}

/** The buckets as they are, made where they were not yet. */
export async function readBuckets(engine: Engine): Promise<BucketFacts[]> {
  await engine.prepareState()
  return engine.program.buckets.map(({ uuid, id, name }) => {
    const { value = null, isGenerated = false, mistake } = engine.state.bucket(uuid) ?? {}
    const isJson = isGenerated && mistake === undefined && typeof value !== 'string'
    return { uuid, id, name, value, parsed: isGenerated, validJson: isJson }
  })
}

/** By its id or uuid, or by its name; the case does not matter, unless two differ in nothing else. */
function findBucket(buckets: readonly BucketFacts[], wanted: string): BucketFacts | undefined {
  const lower = wanted.toLowerCase()
  return (
    buckets.find(({ id, uuid }) => id === wanted || uuid === wanted) ??
    buckets.find(({ name, id, uuid }) =>
      [name, id, uuid].some((known) => known.toLowerCase() === lower),
    )
  )
}

const engineOf = ({ parts, id }: AdminCall): Promise<Engine> => parts.live.engineOf(id)
