// Yes or no, as a box to tick.
import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components/Checkbox'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './toggle.module.css'

export interface ToggleProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly description?: ReactNode
  readonly isDisabled?: boolean | undefined
  /** Why it can't be changed; disables it. */
  readonly whyDisabled?: string | undefined
  /** What is read aloud, where there is no text. */
  readonly label?: string | undefined
  readonly className?: string | undefined
}

export interface CheckboxProps extends ToggleProps {
  readonly isIndeterminate?: boolean | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { children, isSelected, onChange, description, whyDisabled, label, className } = props
  const { isIndeterminate } = props
  const isDisabled = props.isDisabled || whyDisabled !== undefined || undefined
  const note = whyDisabled ?? description
  return (
    <CheckboxField
      isSelected={isSelected}
      onChange={onChange}
      className={cx(css.field, className)}
      {...given({ isDisabled, isIndeterminate, 'aria-label': label })}
    >
      <CheckboxButton className={css.control ?? ''}>
        <span className={css.box}>
          {isIndeterminate ? <Minus size={12} /> : isSelected ? <Check size={12} /> : null}
        </span>
        {children}
      </CheckboxButton>
      {note && (
        <Text slot="description" className={css.description ?? ''}>
          {note}
        </Text>
      )}
    </CheckboxField>
  )
}
