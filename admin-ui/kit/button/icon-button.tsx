// A button that is an icon alone; its label is read aloud, and shown when it is pointed at.
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import { Tooltip } from '../overlay/tooltip.tsx'
import css from './button.module.css'

export interface IconButtonProps {
  readonly label: string
  /** The icon. */
  readonly children: ReactNode
  readonly onPress?: (() => void) | undefined
  readonly variant?: 'quiet' | 'plain' | 'danger' | undefined
  readonly size?: 'small' | 'medium' | undefined
  readonly isDisabled?: boolean | undefined
  readonly whyDisabled?: string | undefined
  /** A shortcut to name beside the label. */
  readonly keys?: string | undefined
  readonly autoFocus?: boolean | undefined
  readonly className?: string | undefined
}

export function IconButton(props: IconButtonProps) {
  const { label, children, variant = 'quiet', size = 'medium', whyDisabled, keys } = props
  const { isDisabled, autoFocus, onPress, className } = props
  const isRefused = whyDisabled !== undefined
  return (
    <Tooltip text={whyDisabled ?? label} keys={isRefused ? undefined : keys}>
      <AriaButton
        aria-label={label}
        {...given({ isDisabled, autoFocus })}
        {...(isRefused ? { 'aria-disabled': true } : given({ onPress }))}
        className={cx(
          css.button,
          css.icon,
          css[variant],
          css[size],
          isRefused && css.refused,
          className,
        )}
      >
        {children}
      </AriaButton>
    </Tooltip>
  )
}
