// A text with suggestions; any other text does as well.
import {
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components/ComboBox'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './field.module.css'
import { FieldParts, type FieldProps, fieldClass } from './field.tsx'

export interface Suggestion {
  readonly value: string
  readonly description?: string | undefined
}

export interface ComboBoxProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly suggestions: readonly (string | Suggestion)[]
  readonly placeholder?: string | undefined
  readonly isMono?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly onBlur?: (() => void) | undefined
}

export function ComboBox(props: ComboBoxProps) {
  const { value, onChange, suggestions, error, isDisabled, isReadOnly, placeholder } = props
  const { isMono, autoFocus, onBlur } = props
  const items = suggestions.map((one) => (typeof one === 'string' ? { value: one } : one))
  return (
    <AriaComboBox
      inputValue={value}
      onInputChange={onChange}
      allowsCustomValue
      menuTrigger="focus"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={fieldClass(props)}
      {...given({ isDisabled, isReadOnly, autoFocus, onBlur })}
      {...given({ isRequired: props.isRequired })}
    >
      <FieldParts {...props}>
        <div className={css.box}>
          <Input className={cx(css.input, isMono && css.mono)} {...given({ placeholder })} />
        </div>
      </FieldParts>
      <Popover className={css.popover ?? ''} offset={4}>
        <ListBox
          className={css.list ?? ''}
          items={items.map((item) => ({ ...item, id: item.value }))}
        >
          {({ value: text, description }: Suggestion) => (
            <ListBoxItem id={text} textValue={text} className={css.option ?? ''}>
              <span className={css.optionText}>
                <Text slot="label" className={cx(isMono && css.mono)}>
                  {text}
                </Text>
                {description && (
                  <Text slot="description" className={css.optionNote ?? ''}>
                    {description}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
