// What the transactions are filtered by, in a line.
import X from 'lucide-react/icons/x'
import { useRef } from 'react'
import { Button, SearchField, Select, ToggleButton, useShortcut } from '../../../kit/index.ts'
import css from './filter.module.css'
import { changeFilter, isFiltering, type TrafficFilter } from './traffic-filter.ts'

export interface FilterBarProps {
  readonly filter: TrafficFilter
  readonly onChange: (filter: TrafficFilter) => void
  /** Routes to choose from. */
  readonly routes: readonly { readonly uuid: string; readonly title: string }[]
  readonly sessions: readonly string[]
}

const CLASSES = ['2xx', '3xx', '4xx', '5xx'] as const
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

export function FilterBar({ filter, onChange, routes, sessions }: FilterBarProps) {
  const path = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Filter by path', () => path.current?.focus())
  const change = (part: TrafficFilter) => onChange(changeFilter(filter, part))
  return (
    <search className={css.bar} aria-label="Filter the transactions">
      <SearchField
        label="Path"
        placeholder="Filter by path"
        keys="/"
        size="small"
        inputRef={path}
        className={css.path}
        value={filter.path ?? ''}
        onChange={(path) => change({ path })}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as a frame */}
      <div role="group" aria-label="Status" className={css.classes}>
        {CLASSES.map((status) => (
          <ToggleButton
            key={status}
            size="small"
            isSelected={filter.status === status}
            onChange={(isOn) => change({ status: isOn ? status : undefined })}
          >
            {status}
          </ToggleButton>
        ))}
      </div>
      <Select
        label="Method"
        isLabelHidden
        size="small"
        value={filter.method ?? ''}
        onChange={(method) => change({ method })}
        options={[
          { value: '', label: 'Any method' },
          ...METHODS.map((method) => ({ value: method, label: method })),
        ]}
      />
      {routes.length > 0 && (
        <Select
          label="Route"
          isLabelHidden
          size="small"
          className={css.route}
          value={filter.route ?? ''}
          onChange={(route) => change({ route })}
          options={[
            { value: '', label: 'Any route' },
            ...routes.map(({ uuid, title }) => ({ value: uuid, label: title })),
          ]}
        />
      )}
      {(sessions.length > 0 || filter.session !== undefined) && (
        <Select
          label="Session"
          isLabelHidden
          size="small"
          value={filter.session ?? ''}
          onChange={(session) => change({ session })}
          options={[
            { value: '', label: 'Any session' },
            ...[...new Set([...sessions, filter.session ?? ''])]
              .filter((session) => session !== '')
              .map((session) => ({ value: session, label: session })),
          ]}
        />
      )}
      {isFiltering(filter) && (
        <Button size="small" variant="quiet" icon={<X size={14} />} onPress={() => onChange({})}>
          No filter
        </Button>
      )}
    </search>
  )
}
