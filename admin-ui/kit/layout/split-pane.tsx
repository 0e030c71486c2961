// Two parts side by side, with an edge between them that is moved by mouse, finger or arrow keys.
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react'
import { cx } from '../cx.ts'
import { keepSize, keptSize } from './kept-size.ts'
import css from './layout.module.css'

export interface SplitPaneProps {
  /** Under which the size is remembered. */
  readonly id: string
  /** What the edge changes, as in "Width of the list of routes". */
  readonly label: string
  readonly first: ReactNode
  /** Null where there is none now: the first part takes all, and stays as it is. */
  readonly second: ReactNode
  /** Of the first part, in pixels. */
  readonly initial?: number | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** `vertical` puts the second part below. */
  readonly direction?: 'horizontal' | 'vertical' | undefined
}

const STEP = 16

export function SplitPane(props: SplitPaneProps) {
  const { id, label, first, second, initial = 320, min = 160, max = 960 } = props
  const { direction = 'horizontal' } = props
  const isVertical = direction === 'vertical'
  const pane = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(() => keptSize(id) ?? initial)
  const resize = (wanted: number) => {
    const next = Math.round(Math.min(Math.max(wanted, min), max))
    setSize(next)
    keepSize(id, next)
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const box = pane.current?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    resize(isVertical ? event.clientY - box.top : event.clientX - box.left)
  }
  const [less, more] = isVertical ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight']
  const press = (event: KeyboardEvent) => {
    const wanted: Record<string, number | undefined> = {
      [less as string]: size - STEP,
      [more as string]: size + STEP,
      Home: min,
      End: max,
    }
    const next = wanted[event.key]
    if (next === undefined) return
    event.preventDefault()
    resize(next)
  }
  return (
    <div className={cx(css.split, isVertical && css.vertical)} ref={pane}>
      <div
        className={cx(css.first, second === null && css.alone)}
        style={second === null ? undefined : ({ '--first': `${size}px` } as CSSProperties)}
      >
        {first}
      </div>
      {second !== null && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: an hr can't be moved */}
          <div
            role="separator"
            tabIndex={0}
            aria-label={label}
            aria-orientation={isVertical ? 'horizontal' : 'vertical'}
            aria-valuenow={size}
            aria-valuemin={min}
            aria-valuemax={max}
            className={css.edge}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={move}
            onKeyDown={press}
            onDoubleClick={() => resize(initial)}
          />
          <div className={css.second}>{second}</div>
        </>
      )}
    </div>
  )
}
