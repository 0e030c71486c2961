// A state as text, to be kept over a restart, and back.
import { uuidFrom } from '../document/index.ts'
import { type BucketContent, Layer } from './layer.ts'

/** What a snapshot must know of a bucket, to tell whether its value is still of use. */
export interface BucketSource {
  readonly uuid: string
  readonly id: string
  readonly name: string
  readonly template: { readonly text: string }
}

/** A state in two texts: its data changes seldom and can be large, its counts change with every request. */
export interface SavedState {
  readonly data: string
  readonly counts: string
}

/** A value that is undefined is left out. */
interface SavedData {
  readonly version: 1
  readonly buckets: Record<string, SavedBucket>
  readonly variables: Record<string, unknown>
}

interface SavedCounts {
  readonly requests: number
  readonly counters: Record<string, number>
}

interface SavedBucket {
  /** Of what the bucket was made from: a bucket whose source has changed begins anew. */
  readonly source: string
  readonly isGenerated: boolean
  readonly value?: unknown
  /** Why its template failed; the value is the message then. */
  readonly mistake?: string
}

const sourceOf = ({ id, name, template }: BucketSource): string =>
  uuidFrom(`${id}\n${name}\n${template.text}`)

/** Buckets and variables as JSON, of the buckets that the program has. */
export function saveData(state: Layer, buckets: readonly BucketSource[]): string {
  const saved: Record<string, SavedBucket> = {}
  for (const bucket of buckets) {
    const content = state.bucket(bucket.uuid)
    if (content) saved[bucket.uuid] = { source: sourceOf(bucket), ...savedContent(content) }
  }
  const variables = Object.fromEntries(state.contents.variables)
  return JSON.stringify({ version: 1, buckets: saved, variables } satisfies SavedData)
}

/** How often each route has answered, as JSON. */
export function saveCounts(state: Layer): string {
  const { requests, counters } = state.contents
  return JSON.stringify({
    requests,
    counters: Object.fromEntries(counters),
  } satisfies SavedCounts)
}

const savedContent = ({ value, isGenerated, mistake }: BucketContent) => ({
  isGenerated,
  value,
  ...(mistake ? { mistake: mistake.message } : {}),
})

/** The state that was saved, without the buckets whose source is another one now. */
export function restoreState(
  { data, counts }: SavedState,
  buckets: readonly BucketSource[],
): Layer {
  const { buckets: saved, variables } = JSON.parse(data) as SavedData
  const { requests, counters } = JSON.parse(counts) as SavedCounts
  const kept = new Map<string, BucketContent>()
  for (const bucket of buckets) {
    const content = Object.hasOwn(saved, bucket.uuid) ? saved[bucket.uuid] : undefined
    if (content?.source === sourceOf(bucket)) kept.set(bucket.uuid, contentOf(content))
  }
  return Layer.from({
    requests,
    buckets: kept,
    counters: new Map(Object.entries(counters)),
    variables: new Map(Object.entries(variables)),
  })
}

const contentOf = ({ value, isGenerated, mistake }: SavedBucket): BucketContent => ({
  value,
  isGenerated,
  ...(mistake === undefined ? {} : { mistake: new Error(mistake) }),
})
