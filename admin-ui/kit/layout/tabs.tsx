// Several views in one place.
import type { ReactNode } from 'react'
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
} from 'react-aria-components/Tabs'
import { cx } from '../cx.ts'
import { given } from '../given.ts'
import css from './layout.module.css'

export interface TabsProps {
  readonly children: ReactNode
  /** The id of the tab that is shown; the first one at first where it is left out. */
  readonly selected?: string | undefined
  readonly onSelect?: ((id: string) => void) | undefined
  readonly className?: string | undefined
}

export function Tabs({ children, selected, onSelect, className }: TabsProps) {
  const onSelectionChange = onSelect && ((key: string | number) => onSelect(String(key)))
  return (
    <AriaTabs
      className={cx(css.tabs, className)}
      {...given({ selectedKey: selected, onSelectionChange })}
    >
      {children}
    </AriaTabs>
  )
}

export function TabList({
  label,
  children,
  actions,
}: {
  readonly label: string
  readonly children: ReactNode
  /** At the end of the line. */
  readonly actions?: ReactNode
}) {
  return (
    <div className={css.tabLine}>
      <AriaTabList aria-label={label} className={css.tabList ?? ''}>
        {children}
      </AriaTabList>
      {actions}
    </div>
  )
}

export function Tab({
  id,
  children,
  count,
}: {
  readonly id: string
  readonly children: ReactNode
  /** How many are in it. */
  readonly count?: number | undefined
}) {
  return (
    <AriaTab id={id} className={css.tab ?? ''}>
      {children}
      {count !== undefined && count > 0 && <span className={css.count}>{count}</span>}
    </AriaTab>
  )
}

export function TabPanel({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <AriaTabPanel id={id} className={css.tabPanel ?? ''}>
      {children}
    </AriaTabPanel>
  )
}
