// Data buckets that go from one state to another.
import type { CompiledBucket, Program } from './program.ts'
import type { Layer } from './state/index.ts'

/** Whether a bucket of another program is made from the same, so that its value can be kept. */
export const isSameBucket = (one: CompiledBucket, other: CompiledBucket | undefined): boolean =>
  other?.id === one.id && other.name === one.name && other.template.text === one.template.text

/** What a session has lost, or never had, it takes from where it comes from. */
export function takeBuckets(
  program: Program,
  source: { readonly program: Program; readonly state: Layer },
  target: Layer,
): void {
  const theirs = new Map(source.program.buckets.map((bucket) => [bucket.uuid, bucket]))
  for (const bucket of program.buckets) {
    if (target.bucket(bucket.uuid) || !isSameBucket(bucket, theirs.get(bucket.uuid))) continue
    const content = source.state.bucket(bucket.uuid)
    if (content) target.setBucket(bucket.uuid, content)
  }
}
