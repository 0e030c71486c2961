// Something is under way.
import css from './feedback.module.css'

export interface SpinnerProps {
  /** What is waited for, read aloud. */
  readonly label?: string | undefined
  readonly size?: number | undefined
}

export function Spinner({ label = 'Loading', size = 16 }: SpinnerProps) {
  return (
    <span role="img" aria-label={label} className={css.spinner}>
      <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </span>
  )
}
