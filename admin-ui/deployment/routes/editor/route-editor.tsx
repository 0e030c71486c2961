// One route: what it answers to, how it chooses, and its responses.
import type { Response, Route } from '../../../../sdk/editing/index.ts'
import { Button, EmptyState, Select, Switch, TextField } from '../../../kit/index.ts'
import type { EditedMock } from '../../mock/index.ts'
import { changeResponse, changeRoute, newResponse, titleOf } from '../edits.ts'
import { METHODS, MODES, modeOf } from './choices.ts'
import css from './editor.module.css'
import { ResponseEditor } from './response-editor.tsx'
import { ResponseList } from './response-list.tsx'

export interface RouteEditorProps {
  readonly mock: EditedMock
  readonly route: Route
  readonly isReadOnly: boolean
  /** The uuid of the response that is open; the first where it is none of the route. */
  readonly response: string | undefined
  readonly onResponse: (uuid: string) => void
  readonly tab: string
  readonly onTab: (tab: string) => void
}

export function RouteEditor(props: RouteEditorProps) {
  const { mock, route, isReadOnly, onResponse, tab, onTab } = props
  const title = titleOf(route)
  const edit = (fields: Partial<Route>) =>
    mock.edit(`Changed ${title}`, changeRoute(route.uuid, fields))
  const setResponses = (label: string, responses: Response[]) =>
    mock.edit(`${label} of ${title}`, changeRoute(route.uuid, { responses }))
  const selected = route.responses.find(({ uuid }) => uuid === props.response) ?? route.responses[0]
  return (
    <div className={css.editor}>
      <RouteFields mock={mock} route={route} onChange={edit} isReadOnly={isReadOnly} />
      {selected ? (
        <div className={css.responses}>
          <ResponseList
            route={route}
            selected={selected.uuid}
            onSelect={onResponse}
            onChange={setResponses}
            isReadOnly={isReadOnly}
          />
          <ResponseEditor
            key={selected.uuid}
            mock={mock}
            route={route}
            response={selected}
            isReadOnly={isReadOnly}
            tab={tab}
            onTab={onTab}
            onChange={(fields) =>
              mock.edit(`Changed ${title}`, changeResponse(route.uuid, selected.uuid, fields))
            }
          />
        </div>
      ) : (
        <EmptyState
          title="This route answers nothing"
          text="Add a response, and it is live at once."
          actions={
            <Button
              variant="primary"
              isDisabled={isReadOnly}
              onPress={() => setResponses('Added a response', [newResponse({ default: true })])}
            >
              Add a response
            </Button>
          }
        />
      )}
    </div>
  )
}

interface RouteFieldsProps {
  readonly mock: EditedMock
  readonly route: Route
  readonly onChange: (fields: Partial<Route>) => void
  readonly isReadOnly: boolean
}

function RouteFields({ mock, route, onChange, isReadOnly }: RouteFieldsProps) {
  const at = mock.mock.routes.indexOf(route)
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
          className={css.grow}
        />
        {route.responses.length > 1 && (
          <Select
            label="Answers"
            value={route.responseMode ?? ''}
            onChange={(mode) => onChange({ responseMode: modeOf(mode) })}
            options={MODES}
            isReadOnly={isReadOnly}
          />
        )}
      </div>
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
        {route.type === 'ws' && (
          <Select
            label="Streams"
            isLabelHidden
            size="small"
            value={route.streamingMode ?? ''}
            onChange={(mode) =>
              onChange({ streamingMode: mode === '' ? null : (mode as 'UNICAST' | 'BROADCAST') })
            }
            isReadOnly={isReadOnly}
            options={[
              { value: '', label: 'Answers messages' },
              { value: 'UNICAST', label: 'Streams to each client' },
              { value: 'BROADCAST', label: 'Streams to all together' },
            ]}
          />
        )}
        <Switch
          isSelected={!route.disabled}
          onChange={(isOn) => onChange({ disabled: !isOn })}
          isDisabled={isReadOnly}
        >
          Answers
        </Switch>
      </div>
    </div>
  )
}
