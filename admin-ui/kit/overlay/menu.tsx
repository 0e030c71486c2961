// A button that opens a list of things to do.
import type { ReactElement, ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components/Menu'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import { Keys } from '../text/keys.tsx'
import css from './overlay.module.css'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly run: () => void
  readonly isDanger?: boolean | undefined
  /** Why it can't be done; disables it. */
  readonly whyDisabled?: string | undefined
  /** A shortcut to name. */
  readonly keys?: string | undefined
  /** Ticks it. */
  readonly isSelected?: boolean | undefined
}

export interface MenuProps {
  /** What the menu is of, read aloud. */
  readonly label: string
  /** A Button or an IconButton. */
  readonly children: ReactElement
  /** `separator` draws a line. */
  readonly items: readonly (MenuAction | 'separator')[]
  readonly placement?: 'bottom start' | 'bottom end' | undefined
  /** Above the items. */
  readonly heading?: { readonly title: string; readonly text: string } | undefined
}

export function Menu({ label, children, items, placement = 'bottom end', heading }: MenuProps) {
  const name = heading ? `${label}: ${heading.title}. ${heading.text}` : label
  return (
    <MenuTrigger>
      {children}
      <Popover className={css.popover ?? ''} placement={placement} offset={4}>
        {heading && (
          <div className={css.heading} aria-hidden="true">
            <strong>{heading.title}</strong>
            <span>{heading.text}</span>
          </div>
        )}
        <AriaMenu aria-label={name} className={css.menu ?? ''}>
          {items.map((item, index) =>
            item === 'separator' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names
              <Separator key={`line-${index}`} className={css.line ?? ''} />
            ) : (
              <Entry key={item.id} {...item} />
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ id, label, icon, run, isDanger, whyDisabled, keys, isSelected }: MenuAction) {
  return (
    <MenuItem
      id={id}
      textValue={label}
      onAction={run}
      {...given({ isDisabled: whyDisabled === undefined ? undefined : true })}
      className={cx(css.item, isDanger && css.danger)}
    >
      <span className={css.itemIcon}>{icon}</span>
      <span className={css.itemText}>
        <span>{label}</span>
        {whyDisabled && <span className={css.why}>{whyDisabled}</span>}
      </span>
      {isSelected && <span aria-hidden="true">✓</span>}
      {isSelected && <span className="visually-hidden">(chosen)</span>}
      {keys && <Keys keys={keys} />}
    </MenuItem>
  )
}
