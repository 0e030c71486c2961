// How much of a limit is used, as a bar and in words.
import { cx } from '../../../kit/index.ts'
import css from './limits.module.css'
import { shareOf } from './quota-fields.ts'

export interface MeterProps {
  readonly label: string
  readonly used: number
  /** 0 is none. */
  readonly limit: number
  readonly format: (value: number) => string
}

const NEARLY = 0.8

export function Meter({ label, used, limit, format }: MeterProps) {
  const share = shareOf(used, limit)
  const text = limit === 0 ? `${format(used)}, no limit` : `${format(used)} of ${format(limit)}`
  return (
    <div className={css.meter}>
      <div className={css.head}>
        <span>{label}</span>
        <span className={css.figure}>{text}</span>
      </div>
      {share !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: a meter can't be drawn alike in every browser
        <div
          role="meter"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
          aria-valuetext={text}
          className={css.bar}
        >
          <span
            className={cx(css.fill, share >= NEARLY && css.high)}
            style={{ width: `${share * 100}%` }}
          />
        </div>
      )}
    </div>
  )
}
