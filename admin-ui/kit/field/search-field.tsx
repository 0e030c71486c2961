// What a list is filtered by.
import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import type { Ref } from 'react'
import { SearchField as AriaSearchField, Button, Input } from 'react-aria-components/SearchField'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import { Keys } from '../text/keys.tsx'
import css from './field.module.css'

export interface SearchFieldProps {
  /** What is searched, read aloud. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean | undefined
  /** The shortcut that brings one here, to show in it. */
  readonly keys?: string | undefined
  readonly inputRef?: Ref<HTMLInputElement> | undefined
  readonly size?: 'small' | 'medium' | undefined
  readonly className?: string | undefined
}

export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder = 'Search', autoFocus, keys, inputRef } = props
  const { size = 'medium', className } = props
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={cx(css.field, css[size], className)}
      {...given({ autoFocus })}
    >
      <div className={css.box}>
        <span className={css.affix}>
          <Search size={14} />
        </span>
        <Input
          className={css.input ?? ''}
          placeholder={placeholder}
          {...given({ ref: inputRef })}
        />
        {value === '' && keys && (
          <span className={css.affix}>
            <Keys keys={keys} />
          </span>
        )}
        {value !== '' && (
          <Button className={css.clear ?? ''} aria-label="Clear the search">
            <X size={14} />
          </Button>
        )}
      </div>
    </AriaSearchField>
  )
}
