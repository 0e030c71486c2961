// One of a few, all of them to be seen.
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { cx } from '../cx.ts'
import css from './segmented.module.css'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
  /** How many are behind it. */
  readonly count?: number | undefined
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen, read aloud. */
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly Segment<Value>[]
  readonly className?: string | undefined
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, onChange, options, className } = props
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value))
        if (chosen) onChange(chosen.value)
      }}
      className={cx(css.group, className)}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={css.segment ?? ''}>
          {option.icon}
          {option.label}
          {option.count !== undefined && <span className={css.count}>{option.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
