// A number, with its unit.
import { NumberField as AriaNumberField, Input } from 'react-aria-components/NumberField'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './field.module.css'
import { FieldParts, type FieldProps, fieldClass } from './field.tsx'

export interface NumberFieldProps extends FieldProps {
  /** Undefined where the field is empty. */
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly step?: number | undefined
  readonly unit?: string | undefined
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean | undefined
}

export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step, unit, error, isDisabled, isReadOnly } = props
  const { autoFocus, placeholder } = props
  return (
    <AriaNumberField
      value={value ?? Number.NaN}
      onChange={(number) => onChange(Number.isNaN(number) ? undefined : number)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      formatOptions={{ useGrouping: false }}
      className={fieldClass(props)}
      {...given({ minValue: min, maxValue: max, step, isDisabled, isReadOnly, autoFocus })}
      {...given({ isRequired: props.isRequired })}
    >
      <FieldParts {...props}>
        <div className={css.box}>
          <Input className={cx(css.input, css.number)} {...given({ placeholder })} />
          {unit && <span className={css.affix}>{unit}</span>}
        </div>
      </FieldParts>
    </AriaNumberField>
  )
}
