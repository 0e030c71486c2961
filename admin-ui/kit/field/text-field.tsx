// One line of text.
import type { KeyboardEvent, ReactNode } from 'react'
import { TextField as AriaTextField, Input } from 'react-aria-components/TextField'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './field.module.css'
import { FieldParts, type FieldProps, fieldClass } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly type?: 'text' | 'password' | 'url' | undefined
  /** In the font of code. */
  readonly isMono?: boolean | undefined
  /** Inside the field, before or behind the text. */
  readonly prefix?: ReactNode
  readonly suffix?: ReactNode
  readonly autoFocus?: boolean | undefined
  readonly autoComplete?: string | undefined
  readonly name?: string | undefined
  readonly maxLength?: number | undefined
  readonly onBlur?: (() => void) | undefined
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, error, isDisabled, isReadOnly, autoFocus, type, name, maxLength } = props
  const { placeholder, isMono, prefix, suffix, autoComplete = 'off', onBlur, onKeyDown } = props
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete={autoComplete}
      spellCheck="false"
      className={fieldClass(props)}
      {...given({ isDisabled, isReadOnly, autoFocus, type, name, maxLength, onBlur })}
      {...given({ isRequired: props.isRequired })}
    >
      <FieldParts {...props}>
        <div className={css.box}>
          {prefix && <span className={css.affix}>{prefix}</span>}
          <Input
            className={cx(css.input, isMono && css.mono)}
            {...given({ placeholder, onKeyDown })}
          />
          {suffix && <span className={css.affix}>{suffix}</span>}
        </div>
      </FieldParts>
    </AriaTextField>
  )
}
