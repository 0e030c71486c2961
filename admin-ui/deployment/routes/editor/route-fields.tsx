// What a route answers to, how it chooses among its responses, and whether it does.
import { useEffect } from 'react'
import type { Route } from '../../../../sdk/editing/index.ts'
import { NumberField, Select, Switch, TextField } from '../../../kit/index.ts'
import type { EditedMock } from '../../mock/index.ts'
import { METHODS, MODES, modeOf } from './choices.ts'
import css from './editor.module.css'

interface RouteFieldsProps {
  readonly mock: EditedMock
  readonly route: Route
  readonly onChange: (fields: Partial<Route>) => void
  readonly isReadOnly: boolean
  /** Just made: what is typed is its path. */
  readonly isNew: boolean
}

export function RouteFields(props: RouteFieldsProps) {
  const { mock, route, onChange, isReadOnly, isNew } = props
  const at = mock.mock.routes.indexOf(route)
  useEffect(() => {
    const focused = document.activeElement
    if (isNew && focused instanceof HTMLInputElement) focused.select()
  }, [isNew])
  const errorOf = (field: string) => mock.mistakesAt(['routes', at, field])[0]?.message
  return (
    <div className={css.fields}>
      <div className={css.line}>
        {route.type === 'http' ? (
          <Select
            label="Method"
            value={route.method || 'get'}
            onChange={(method) => onChange({ method: method as Route['method'] })}
            options={METHODS}
            isReadOnly={isReadOnly}
          />
        ) : (
          <TextField
            label="Kind"
            value={route.type === 'crud' ? 'CRUD' : 'WebSocket'}
            onChange={() => {}}
            isReadOnly
          />
        )}
        <TextField
          label="Path"
          isMono
          // The prefix ends with a slash already.
          value={route.endpoint.replace(/^\//, '')}
          onChange={(endpoint) => onChange({ endpoint })}
          placeholder="users/:id"
          prefix={mock.mock.endpointPrefix === '' ? '/' : `/${mock.mock.endpointPrefix}/`}
          error={errorOf('endpoint')}
          isReadOnly={isReadOnly}
          autoFocus={isNew}
          className={css.grow}
        />
        {route.responses.length > 1 && (
          <Select
            label="Which response"
            value={route.responseMode ?? ''}
            onChange={(mode) => onChange({ responseMode: modeOf(mode) })}
            options={MODES}
            isReadOnly={isReadOnly}
          />
        )}
      </div>
      <MoreFields {...props} />
    </div>
  )
}

function MoreFields(props: RouteFieldsProps) {
  const { route, onChange, isReadOnly } = props
  return (
    <div className={css.line}>
      <TextField
        label="Documentation"
        isLabelHidden
        value={route.documentation}
        onChange={(documentation) => onChange({ documentation })}
        placeholder="What it is for"
        size="small"
        isReadOnly={isReadOnly}
        className={css.grow}
      />
      {route.type === 'ws' && <StreamFields {...props} />}
      <Switch
        isSelected={!route.disabled}
        onChange={(isOn) => onChange({ disabled: !isOn })}
        isDisabled={isReadOnly}
      >
        Answers
      </Switch>
    </div>
  )
}

const USUAL_INTERVAL_MS = 1_000

/** Of a WebSocket: whether it speaks by itself. */
function StreamFields({ route, onChange, isReadOnly }: RouteFieldsProps) {
  const { streamingMode, streamingInterval } = route
  const choose = (mode: string) =>
    onChange({
      streamingMode: mode === '' ? null : (mode as Route['streamingMode']),
      ...(streamingInterval === 0 ? { streamingInterval: USUAL_INTERVAL_MS } : {}),
    })
  return (
    <>
      <Select
        label="Streams"
        isLabelHidden
        size="small"
        value={streamingMode ?? ''}
        onChange={choose}
        isReadOnly={isReadOnly}
        options={[
          { value: '', label: 'Answers messages' },
          { value: 'UNICAST', label: 'Streams to each client' },
          { value: 'BROADCAST', label: 'Streams to all together' },
        ]}
      />
      {streamingMode !== null && (
        <NumberField
          label="Between messages"
          isLabelHidden
          size="small"
          unit="ms"
          min={10}
          value={streamingInterval}
          onChange={(next = USUAL_INTERVAL_MS) => onChange({ streamingInterval: next })}
          isReadOnly={isReadOnly}
        />
      )}
    </>
  )
}
