// A button that stays pressed.
import type { ReactNode } from 'react'
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './button.module.css'

export interface ToggleButtonProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly icon?: ReactNode
  readonly size?: 'small' | 'medium' | undefined
  readonly isDisabled?: boolean | undefined
  /** What is read aloud, where the text alone says too little. */
  readonly label?: string | undefined
}

export function ToggleButton(props: ToggleButtonProps) {
  const { children, isSelected, onChange, icon, size = 'medium', isDisabled, label } = props
  return (
    <AriaToggleButton
      isSelected={isSelected}
      onChange={onChange}
      {...given({ isDisabled, 'aria-label': label })}
      className={cx(css.button, css.plain, css.toggle, css[size])}
    >
      {icon}
      {children}
    </AriaToggleButton>
  )
}
