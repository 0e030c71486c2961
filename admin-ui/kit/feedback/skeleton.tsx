// The shape of what is being loaded, so that nothing jumps when it comes.
import css from './feedback.module.css'

export interface SkeletonProps {
  /** How many lines. */
  readonly lines?: number | undefined
  /** Of a line, in pixels. */
  readonly height?: number | undefined
  /** What is waited for, read aloud. */
  readonly label?: string | undefined
}

export function Skeleton({ lines = 3, height = 16, label = 'Loading' }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} className={css.skeleton}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike
        <div key={index} style={{ height, width: `${100 - ((index * 13) % 37)}%` }} />
      ))}
    </div>
  )
}
