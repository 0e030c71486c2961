// A small chart of figures over time, with a text that says the same.
import css from './text.module.css'

export interface SparklineProps {
  /** Oldest first. */
  readonly values: readonly number[]
  /** What it shows, read aloud: "12 requests in the last minute". */
  readonly label: string
  /** A part of each value to be drawn in the colour of mistakes, in the same order. */
  readonly errors?: readonly number[] | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
}

export function Sparkline({ values, errors, label, width = 96, height = 24 }: SparklineProps) {
  const most = Math.max(1, ...values)
  const step = width / Math.max(1, values.length)
  const bar = (value: number, index: number, kind: string | undefined) => {
    const tall = value === 0 ? 1 : Math.max(2, (value / most) * height)
    return (
      <rect
        key={`${kind}-${index}`}
        x={index * step}
        y={height - tall}
        width={Math.max(1, step - 1)}
        height={tall}
        className={kind}
      />
    )
  }
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={css.sparkline}
    >
      {values.map((value, index) => bar(value, index, value === 0 ? css.none : css.bar))}
      {errors?.map((value, index) => (value > 0 ? bar(value, index, css.errorBar) : null))}
    </svg>
  )
}
