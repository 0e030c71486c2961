// Several lines of text.
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components/TextField'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './field.module.css'
import { FieldParts, type FieldProps, fieldClass } from './field.tsx'

export interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly rows?: number | undefined
  readonly isMono?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly maxLength?: number | undefined
  readonly onBlur?: (() => void) | undefined
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, error, isDisabled, isReadOnly, autoFocus, placeholder, isMono } = props
  const { rows = 4, maxLength, onBlur } = props
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      spellCheck="false"
      className={fieldClass(props)}
      {...given({ isDisabled, isReadOnly, autoFocus, maxLength, onBlur })}
      {...given({ isRequired: props.isRequired })}
    >
      <FieldParts {...props}>
        <AriaTextArea
          rows={rows}
          className={cx(css.area, isMono && css.mono)}
          {...given({ placeholder })}
        />
      </FieldParts>
    </AriaTextField>
  )
}
