// The list of transactions with what stands in its place: what is loaded, nothing, or why nothing comes.
import { useCallback } from 'react'
import { ErrorNote, Skeleton, useToast } from '../../kit/index.ts'
import { isFiltering, type TrafficFilter } from './filter/index.ts'
import { NoTraffic } from './no-traffic.tsx'
import { ResumeButton } from './resume-button.tsx'
import type { Gap, Tail } from './tail/index.ts'
import css from './traffic.module.css'
import { TransactionList } from './transactions/index.ts'

export interface ListPaneProps {
  /** Of the deployment. */
  readonly name: string
  readonly filter: TrafficFilter
  readonly tail: Tail
  /** The transaction that is open. */
  readonly selected: number | undefined
  /** Counts up to bring the list back to its top. */
  readonly topRequest: number
  readonly onFilter: (filter: TrafficFilter) => void
  readonly onSelect: (id: number) => void
  readonly onResume: () => void
}

export function ListPane(props: ListPaneProps) {
  const { name, filter, tail, selected, topRequest, onFilter, onSelect, onResume } = props
  const { store, snapshot, restart } = tail
  const { items, waiting, isPaused, isHeld, isLoaded, error, connection } = snapshot
  const toast = useToast()
  const hold = useCallback((isAway: boolean) => store.setHeld(isAway), [store])
  const loadOlder = useCallback(() => void store.loadOlder(), [store])
  const fill = (gap: Gap) =>
    void store
      .fill(gap)
      .catch((failed: unknown) => toast.error('They could not be fetched', failed))
  return (
    <div className={css.list}>
      {error !== undefined && connection !== 'interrupted' && (
        <ErrorNote error={error} title="The transactions can’t be followed" onRetry={restart} />
      )}
      {!isLoaded && items.length === 0 && (
        <div className={css.loading}>
          <Skeleton lines={8} height={18} />
        </div>
      )}
      {isLoaded && items.length === 0 && waiting === 0 && (
        <NoTraffic name={name} isFiltering={isFiltering(filter)} onFilter={onFilter} />
      )}
      {items.length > 0 && (
        <TransactionList
          items={items}
          selected={selected}
          onSelect={onSelect}
          onFill={fill}
          onScrolledAway={hold}
          hasOlder={snapshot.hasOlder}
          onOlder={loadOlder}
          isNarrow={selected !== undefined}
          topRequest={topRequest}
        />
      )}
      {(isPaused || isHeld) && <ResumeButton waiting={waiting} onPress={onResume} />}
    </div>
  )
}
