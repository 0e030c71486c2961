// Deployments as rows. Of thousands, only those on the screen are there.
import { type ReactNode, useMemo } from 'react'
import type { Deployment } from '../../sdk/client/index.ts'
import { cx, HeadCell } from '../kit/index.ts'
import type { Choices, SortBy } from './choices.ts'
import { DeploymentRow } from './deployment-row.tsx'
import css from './table.module.css'
import { useArranged } from './use-arranged.ts'

export interface DeploymentTableProps {
  readonly deployments: readonly Deployment[]
  readonly choices: Choices
  readonly onSort: (sort: SortBy) => void
  /** Shown where none is found. */
  readonly children: ReactNode
}

export function DeploymentTable({ deployments, choices, onSort, children }: DeploymentTableProps) {
  const { table, rows, above, below, measure, figures, count } = useArranged(deployments, choices)
  const hasRegions = useMemo(
    () => new Set(deployments.map(({ region }) => region)).size > 1,
    [deployments],
  )
  if (count === 0) return children
  return (
    <div ref={table} className={css.frame}>
      <table
        aria-label="Deployments"
        aria-rowcount={count + 1}
        className={cx(css.table, hasRegions && css.withRegions)}
      >
        <thead>
          <HeadRow choices={choices} onSort={onSort} hasRegions={hasRegions} />
        </thead>
        <tbody>
          <Gap pixels={above} />
          {rows.map(({ index, deployment }) => (
            <DeploymentRow
              key={deployment.id}
              ref={measure}
              index={index}
              deployment={deployment}
              hasRegion={hasRegions}
              figures={figures?.get(deployment.subdomain)}
              areFiguresKnown={figures !== undefined}
            />
          ))}
          <Gap pixels={below} />
        </tbody>
      </table>
    </div>
  )
}

/** What is not on the screen takes its room. */
function Gap({ pixels }: { readonly pixels: number }) {
  return pixels > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row never has the focus
    <tr aria-hidden="true">
      <td className={css.gap} style={{ height: pixels }} />
    </tr>
  ) : null
}

interface HeadRowProps extends Pick<DeploymentTableProps, 'choices' | 'onSort'> {
  readonly hasRegions: boolean
}

const OPPOSITE = { ascending: 'descending', descending: 'ascending' } as const

function HeadRow({ choices, onSort, hasRegions }: HeadRowProps) {
  const { sort, reversed } = choices
  const sortable = (by: SortBy, text: string, begins: 'ascending' | 'descending') => (
    <HeadCell
      onSort={() => onSort(by)}
      sorted={sort === by ? (reversed ? OPPOSITE[begins] : begins) : 'none'}
    >
      {text}
    </HeadCell>
  )
  return (
    <tr>
      {sortable('name', 'Deployment', 'ascending')}
      <HeadCell>Address</HeadCell>
      {hasRegions && <HeadCell>Region</HeadCell>}
      {sortable('requests', 'Requests, last hour', 'descending')}
      {sortable('errors', 'Errors', 'descending')}
      {sortable('changed', 'Changed', 'descending')}
      <HeadCell>
        <span className="visually-hidden">Actions</span>
      </HeadCell>
    </tr>
  )
}
