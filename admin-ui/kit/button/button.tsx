// Buttons. One that may not be pressed can say why, and stays in reach of the keyboard so that it is heard.
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { cx } from '../cx.ts'
import { Spinner } from '../feedback/spinner.tsx'
import { given } from '../given.ts'
import { Tooltip } from '../overlay/tooltip.tsx'
import css from './button.module.css'

export interface ButtonProps {
  readonly children?: ReactNode
  /** `plain` where it is left out; `quiet` has no edge until it is pointed at. */
  readonly variant?: 'primary' | 'plain' | 'danger' | 'quiet' | undefined
  readonly size?: 'small' | 'medium' | undefined
  /** Before the text. */
  readonly icon?: ReactNode
  readonly onPress?: (() => void) | undefined
  readonly type?: 'button' | 'submit' | undefined
  /** Of the form that it sends, where it stands outside of it. */
  readonly form?: string | undefined
  readonly isDisabled?: boolean | undefined
  /** Why it can't be pressed; disables it. */
  readonly whyDisabled?: string | undefined
  /** While what it began is under way. */
  readonly isPending?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  /** What is read aloud, where the text alone says too little. */
  readonly label?: string | undefined
  readonly className?: string | undefined
}

export function Button(props: ButtonProps) {
  const { children, icon, variant = 'plain', size = 'medium', whyDisabled, isPending } = props
  const { type = 'button', isDisabled, label, className, onPress, autoFocus, form } = props
  const isRefused = whyDisabled !== undefined
  const button = (
    <AriaButton
      {...given({ isDisabled, isPending, autoFocus, form, 'aria-label': label })}
      {...(isRefused ? { 'aria-disabled': true } : given({ onPress }))}
      type={isRefused ? 'button' : type}
      className={cx(css.button, css[variant], css[size], isRefused && css.refused, className)}
    >
      {isPending ? <Spinner label="Working" size={14} /> : icon}
      {children}
    </AriaButton>
  )
  return isRefused ? <Tooltip text={whyDisabled}>{button}</Tooltip> : button
}
