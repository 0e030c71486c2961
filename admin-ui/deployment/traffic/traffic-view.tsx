// The traffic of a deployment: what comes as it comes, and each transaction with the reason for its answer.
import { useCallback, useState } from 'react'
import { cx, ErrorNote, Skeleton, SplitPane, useShortcut, useToast } from '../../kit/index.ts'
import { TransactionDetail } from './detail/index.ts'
import { FilterBar, isFiltering, type TrafficFilter } from './filter/index.ts'
import { NoTraffic } from './no-traffic.tsx'
import { ResumeButton } from './resume-button.tsx'
import { type Gap, type Row, useTail } from './tail/index.ts'
import { TailBar } from './tail-bar.tsx'
import css from './traffic.module.css'
import { TransactionList } from './transactions/index.ts'
import { useTrafficChoices } from './use-traffic-choices.ts'

export interface TrafficViewProps {
  /** Of the deployment. */
  readonly name: string
  readonly filter: TrafficFilter
  /** The transaction that is open. */
  readonly selected: number | undefined
  readonly onFilter: (filter: TrafficFilter) => void
  readonly onSelect: (id: number | undefined) => void
}

export function TrafficView({ name, filter, selected, onFilter, onSelect }: TrafficViewProps) {
  const { store, snapshot, restart } = useTail(name, filter)
  const choices = useTrafficChoices(name)
  const toast = useToast()
  const [topRequest, setTopRequest] = useState(0)
  const { items, waiting, isPaused, isHeld, isLoaded } = snapshot
  const resume = () => {
    store.setPaused(false)
    store.setHeld(false)
    setTopRequest(topRequest + 1)
  }
  const hold = useCallback((isAway: boolean) => store.setHeld(isAway), [store])
  const loadOlder = useCallback(() => void store.loadOlder(), [store])
  const fill = (gap: Gap) =>
    void store.fill(gap).catch((error: unknown) => toast.error('They could not be fetched', error))
  const step = (by: 1 | -1) => {
    const rows = items.filter((item): item is Row => item.kind === 'row')
    const next = rows[rows.findIndex(({ id }) => id === selected) + by]
    if (next) onSelect(next.id)
  }
  const isOpen = selected !== undefined
  useShortcut('escape', 'Close the transaction', () => onSelect(undefined), { isEnabled: isOpen })
  useShortcut('j', 'Older transaction', () => step(1), { isEnabled: isOpen })
  useShortcut('k', 'Newer transaction', () => step(-1), { isEnabled: isOpen })
  useShortcut('p', 'Pause or resume', () => (isPaused || isHeld ? resume() : store.setPaused(true)))

  const list = (
    <div className={css.list}>
      {snapshot.error !== undefined && snapshot.connection !== 'interrupted' && (
        <ErrorNote
          error={snapshot.error}
          title="The transactions can’t be followed"
          onRetry={restart}
        />
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
          isNarrow={isOpen}
          topRequest={topRequest}
        />
      )}
      {(isPaused || isHeld) && <ResumeButton waiting={waiting} onPress={resume} />}
    </div>
  )
  return (
    <div className={cx(css.screen, isOpen && css.withDetail)}>
      <div className={css.bars}>
        <FilterBar filter={filter} onChange={onFilter} {...choices} />
        <TailBar name={name} store={store} snapshot={snapshot} onResume={resume} />
      </div>
      <div className={css.main}>
        {isOpen ? (
          <SplitPane
            id="traffic"
            label="Width of the list of transactions"
            initial={520}
            min={280}
            first={list}
            second={
              <TransactionDetail
                name={name}
                id={selected}
                onClose={() => onSelect(undefined)}
                onStep={step}
                onOpen={onSelect}
              />
            }
          />
        ) : (
          list
        )}
      </div>
    </div>
  )
}
