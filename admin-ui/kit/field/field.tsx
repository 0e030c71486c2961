// What every field has around what is typed in: a label, a description, what is wrong with it.
import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components/TextField'
import { cx } from '../cx.ts'
import css from './field.module.css'

export interface FieldProps {
  readonly label: string
  /** The label is read aloud and not shown. */
  readonly isLabelHidden?: boolean | undefined
  readonly description?: ReactNode
  /** What is wrong with the value; marks the field. */
  readonly error?: string | undefined
  readonly isDisabled?: boolean | undefined
  readonly isReadOnly?: boolean | undefined
  readonly isRequired?: boolean | undefined
  readonly size?: 'small' | 'medium' | undefined
  readonly className?: string | undefined
}

/** The label, the control, and what stands below it. Goes into a field of react-aria. */
export function FieldParts(props: FieldProps & { readonly children: ReactNode }) {
  const { label, isLabelHidden, description, error, isRequired, children } = props
  return (
    <>
      <Label className={cx(css.label, isLabelHidden && 'visually-hidden')}>
        {label}
        {isRequired === false && <span className={css.optional}>optional</span>}
      </Label>
      {children}
      {description && !error && (
        <Text slot="description" className={css.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={css.error ?? ''}>{error}</FieldError>
    </>
  )
}

export const fieldClass = ({ size = 'medium', className }: FieldProps): string =>
  cx(css.field, css[size], className)
