// On or off, at once.
import { SwitchButton, SwitchField, Text } from 'react-aria-components/Switch'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import type { ToggleProps } from './checkbox.tsx'
import css from './toggle.module.css'

export type SwitchProps = ToggleProps

export function Switch(props: SwitchProps) {
  const { children, isSelected, onChange, description, whyDisabled, label, className } = props
  const isDisabled = props.isDisabled || whyDisabled !== undefined || undefined
  const note = whyDisabled ?? description
  return (
    <SwitchField
      isSelected={isSelected}
      onChange={onChange}
      className={cx(css.field, className)}
      {...given({ isDisabled, 'aria-label': label })}
    >
      <SwitchButton className={css.control ?? ''}>
        <span className={css.track}>
          <span className={css.thumb} />
        </span>
        {children}
      </SwitchButton>
      {note && (
        <Text slot="description" className={css.description ?? ''}>
          {note}
        </Text>
      )}
    </SwitchField>
  )
}
