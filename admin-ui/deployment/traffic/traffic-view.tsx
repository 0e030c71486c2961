// The traffic of a deployment: what comes as it comes, and each transaction with the reason for its answer.
import { useState } from 'react'
import { cx, SplitPane, useShortcut } from '../../kit/index.ts'
import { TransactionDetail } from './detail/index.ts'
import { FilterBar, type TrafficFilter } from './filter/index.ts'
import { ListPane } from './list-pane.tsx'
import { type Row, useTail } from './tail/index.ts'
import { TailBar } from './tail-bar.tsx'
import css from './traffic.module.css'
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
  const tail = useTail(name, filter)
  const { store, snapshot } = tail
  const choices = useTrafficChoices(name)
  const [topRequest, setTopRequest] = useState(0)
  const { items, isPaused, isHeld } = snapshot
  const resume = () => {
    store.setPaused(false)
    store.setHeld(false)
    setTopRequest(topRequest + 1)
  }
  const refilter = (next: TrafficFilter) => {
    setTopRequest(topRequest + 1)
    onFilter(next)
  }
  const step = (by: 1 | -1) => {
    const rows = items.filter((item): item is Row => item.kind === 'row')
    // Where none is open, the first step is to the newest.
    const next = rows[rows.findIndex(({ id }) => id === selected) + by]
    if (next) onSelect(next.id)
  }
  const isOpen = selected !== undefined
  useShortcut('escape', 'Close the transaction', () => onSelect(undefined), { isEnabled: isOpen })
  useShortcut('j', 'Older transaction', () => step(1))
  useShortcut('k', 'Newer transaction', () => step(-1))
  useShortcut('p', 'Pause or resume', () => (isPaused || isHeld ? resume() : store.setPaused(true)))

  return (
    <div className={cx(css.screen, isOpen && css.withDetail)}>
      <div className={css.bars}>
        <FilterBar filter={filter} onChange={refilter} {...choices} />
        <TailBar name={name} store={store} snapshot={snapshot} onResume={resume} />
      </div>
      <div className={css.main}>
        <SplitPane
          id="traffic"
          label="Width of the list of transactions"
          initial={520}
          min={280}
          first={
            <ListPane
              name={name}
              filter={filter}
              tail={tail}
              selected={selected}
              topRequest={topRequest}
              onFilter={refilter}
              onSelect={onSelect}
              onResume={resume}
            />
          }
          second={
            selected === undefined ? null : (
              <TransactionDetail
                name={name}
                id={selected}
                onClose={() => onSelect(undefined)}
                onStep={step}
                onOpen={onSelect}
              />
            )
          }
        />
      </div>
    </div>
  )
}
