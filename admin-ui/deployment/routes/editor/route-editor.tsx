// One route: what it answers to, how it chooses, and its responses.
import type { Response, Route } from '../../../../sdk/editing/index.ts'
import { Button, EmptyState } from '../../../kit/index.ts'
import type { EditedMock } from '../../mock/index.ts'
import { changeResponse, changeRoute, newResponse, titleOf } from '../edits.ts'
import css from './editor.module.css'
import { ResponseEditor } from './response-editor.tsx'
import { ResponseList } from './response-list.tsx'
import { RouteFields } from './route-fields.tsx'

export interface RouteEditorProps {
  readonly mock: EditedMock
  readonly route: Route
  readonly isReadOnly: boolean
  /** Just made: what is typed is its path. */
  readonly isNew: boolean
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
      <RouteFields
        mock={mock}
        route={route}
        onChange={edit}
        isReadOnly={isReadOnly}
        isNew={props.isNew}
      />
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
