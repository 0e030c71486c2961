// One of a few.
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import type { ReactNode } from 'react'
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components/Select'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './field.module.css'
import { FieldParts, type FieldProps, fieldClass } from './field.tsx'

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly description?: string | undefined
  readonly icon?: ReactNode
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly Option<Value>[]
  readonly placeholder?: string | undefined
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onChange, options, error, isDisabled, isReadOnly, placeholder } = props
  return (
    <AriaSelect
      value={value === '' && !options.some((option) => option.value === '') ? null : value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen) onChange(chosen.value)
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={fieldClass(props)}
      {...given({ isDisabled: isDisabled || isReadOnly || undefined, placeholder })}
    >
      <FieldParts {...props}>
        <Button className={css.select ?? ''}>
          <SelectValue className={css.selected ?? ''} />
          <ChevronsUpDown size={14} />
        </Button>
      </FieldParts>
      <Popover className={css.popover ?? ''} offset={4}>
        <ListBox className={css.list ?? ''}>
          {options.map(({ value: id, label, description, icon }) => (
            <ListBoxItem key={id} id={id} textValue={label} className={cx(css.option)}>
              {icon}
              <span className={css.optionText}>
                <Text slot="label">{label}</Text>
                {description && (
                  <Text slot="description" className={css.optionNote ?? ''}>
                    {description}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
