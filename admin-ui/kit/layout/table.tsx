// Tables: the elements of HTML, in the looks of the kit. For thousands of rows, virtualise what is in the body.
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import css from './layout.module.css'

export interface TableProps {
  /** What the table is of, read aloud. */
  readonly label: string
  /** `<HeadCell>`s. */
  readonly head: ReactNode
  /** `<Row>`s. */
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function Table({ label, head, children, className }: TableProps) {
  return (
    <div className={css.tableFrame}>
      <table aria-label={label} className={cx(css.table, className)}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

export interface HeadCellProps {
  readonly children: ReactNode
  readonly align?: 'start' | 'end' | undefined
  /** How the table is sorted by this column; undefined for one that it can't be sorted by. */
  readonly sorted?: 'ascending' | 'descending' | 'none' | undefined
  readonly onSort?: (() => void) | undefined
  readonly width?: number | string | undefined
}

export function HeadCell({ children, align = 'start', sorted, onSort, width }: HeadCellProps) {
  const icon = { ascending: <ArrowUp size={12} />, descending: <ArrowDown size={12} />, none: null }
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cx(align === 'end' && css.end)}
      style={width === undefined ? undefined : { width }}
    >
      {onSort ? (
        <button type="button" onClick={onSort}>
          {children}
          {sorted && icon[sorted]}
        </button>
      ) : (
        children
      )}
    </th>
  )
}

export function Row({
  children,
  isSelected,
  isMuted,
}: {
  readonly children: ReactNode
  readonly isSelected?: boolean | undefined
  readonly isMuted?: boolean | undefined
}) {
  return <tr className={cx(isSelected && css.selectedRow, isMuted && css.mutedRow)}>{children}</tr>
}

export function Cell({
  children,
  align = 'start',
  isNumber,
  isHeader,
}: {
  readonly children?: ReactNode
  readonly align?: 'start' | 'end' | undefined
  readonly isNumber?: boolean | undefined
  /** Names the row. */
  readonly isHeader?: boolean | undefined
}) {
  const className = cx((align === 'end' || isNumber) && css.end, isNumber && css.number)
  return isHeader ? (
    <th scope="row" className={className}>
      {children}
    </th>
  ) : (
    <td className={className}>{children}</td>
  )
}
