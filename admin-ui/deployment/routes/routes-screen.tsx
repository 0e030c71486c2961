// The routes of a mock: the tree of them, and the one that is open.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import FlaskConical from 'lucide-react/icons/flask-conical'
import { useState } from 'react'
import {
  EmptyState,
  ErrorNote,
  Skeleton,
  SplitPane,
  ToggleButton,
  useShortcut,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { type EditedMock, SaveState, useMock } from '../mock/index.ts'
import { useDeployment } from '../queries/index.ts'
import { RouteEditor } from './editor/index.ts'
import css from './routes.module.css'
import { RoutesPane } from './routes-pane.tsx'
import { TryIt, TrySocket } from './try/index.ts'

/** What of the screen is in its address. */
type Place = { readonly route?: string; readonly response?: string; readonly tab?: string }

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  const { data, error, retry } = useMock(name)
  if (error)
    return (
      <div className={css.problem}>
        <ErrorNote error={error} title="The mock can’t be shown" onRetry={retry} />
      </div>
    )
  if (!data)
    return (
      <div className={css.problem}>
        <Skeleton lines={10} />
      </div>
    )
  return <Routes name={name} mock={data} />
}

function Routes({ name, mock }: { readonly name: string; readonly mock: EditedMock }) {
  const place = useSearch({ strict: false }) as Place
  const navigate = useNavigate()
  const isReadOnly = useWhyNotDeploy() !== undefined
  const [isTrying, setTrying] = useState(false)
  const [made, setMade] = useState<string>()
  useShortcut('t', 'Try the route', () => setTrying(!isTrying))
  const go = (next: Place) =>
    void navigate({
      to: '/deployments/$name/routes',
      params: { name },
      search: next,
      replace: true,
    })
  const select = (uuid: string) => go({ route: uuid, ...(place.tab ? { tab: place.tab } : {}) })
  const route = mock.mock.routes.find(({ uuid }) => uuid === place.route) ?? mock.mock.routes[0]
  return (
    <div className={css.screen}>
      <SplitPane
        id="routes"
        label="Width of the list of routes"
        initial={340}
        min={220}
        first={
          <RoutesPane
            mock={mock}
            isReadOnly={isReadOnly}
            selected={route?.uuid}
            onSelect={select}
            onMade={(uuid) => {
              setMade(uuid)
              select(uuid)
            }}
          />
        }
        second={
          <div className={css.pane}>
            <div className={css.bar}>
              <SaveState mock={mock} />
              {route && (
                <ToggleButton
                  size="small"
                  isSelected={isTrying}
                  onChange={setTrying}
                  icon={<FlaskConical size={14} />}
                >
                  Try it
                </ToggleButton>
              )}
            </div>
            <div className={css.scroll}>
              {route ? (
                <>
                  {isTrying && (
                    <Trying key={route.uuid} name={name} mock={mock} uuid={route.uuid} />
                  )}
                  <RouteEditor
                    key={route.uuid}
                    mock={mock}
                    route={route}
                    isReadOnly={isReadOnly}
                    isNew={route.uuid === made}
                    response={place.response}
                    onResponse={(response) => go({ ...place, route: route.uuid, response })}
                    tab={place.tab ?? 'body'}
                    onTab={(tab) => go({ ...place, route: route.uuid, tab })}
                  />
                </>
              ) : (
                <EmptyState
                  title="This mock has no routes yet"
                  text="Add one on the left: it answers as soon as it is there."
                />
              )}
            </div>
          </div>
        }
      />
    </div>
  )
}

interface TryingProps {
  readonly name: string
  readonly mock: EditedMock
  readonly uuid: string
}

function Trying({ name, mock, uuid }: TryingProps) {
  const deployment = useDeployment(name)
  const route = mock.mock.routes.find((one) => one.uuid === uuid)
  if (!deployment.data || !route) return null
  return (
    <div className={css.trying}>
      {route.type === 'ws' ? (
        <TrySocket name={name} mock={mock.mock} route={route} />
      ) : (
        <TryIt name={name} url={deployment.data.url} mock={mock.mock} route={route} />
      )}
    </div>
  )
}
