// One response of a route: its status, body, headers, rules, and what else it does.
import type { ReactNode } from 'react'
import type { Mock, Response, Route } from '../../../../sdk/editing/index.ts'
import {
  ComboBox,
  KeyValueEditor,
  NumberField,
  Select,
  Switch,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  TextField,
} from '../../../kit/index.ts'
import { RESPONSE_HEADERS, valuesForHeader } from '../../header-names/index.ts'
import type { EditedMock } from '../../mock/index.ts'
import { BodyForm } from './body-form.tsx'
import { statusName, statusSuggestions } from './choices.ts'
import css from './editor.module.css'
import { ProxyForm } from './proxy-form.tsx'
import { RulesForm } from './rules-form.tsx'
import { StreamForm } from './stream-form.tsx'

export interface ResponseEditorProps {
  readonly mock: EditedMock
  readonly route: Route
  readonly response: Response
  readonly onChange: (fields: Partial<Response>) => void
  readonly isReadOnly: boolean
  readonly tab: string
  readonly onTab: (tab: string) => void
}

export function ResponseEditor(props: ResponseEditorProps) {
  const { mock, route, response, onChange, isReadOnly, tab, onTab } = props
  const errorAt = errorsOf(mock, route, response)
  return (
    <div className={css.response}>
      <div className={css.line}>
        <StatusField response={response} onChange={onChange} isReadOnly={isReadOnly} />
        <TextField
          label="Label"
          value={response.label}
          onChange={(label) => onChange({ label })}
          placeholder="When it is sent"
          isReadOnly={isReadOnly}
          className={css.grow}
        />
        <NumberField
          label="Latency"
          unit="ms"
          min={0}
          value={response.latency}
          onChange={(latency = 0) => onChange({ latency })}
          isReadOnly={isReadOnly}
        />
      </div>
      <Tabs selected={tab} onSelect={onTab}>
        <TabList label="Parts of the response">
          <Tab id="body">Body</Tab>
          <Tab id="headers" count={response.headers.length}>
            Headers
          </Tab>
          <Tab id="rules" count={response.rules.length}>
            Rules
          </Tab>
          <Tab id="callbacks" count={response.callbacks.length}>
            Callbacks
          </Tab>
          <Tab id="more">More</Tab>
        </TabList>
        <TabPanel id="body">
          <BodyForm {...props} errorAt={errorAt} />
        </TabPanel>
        <TabPanel id="headers">
          <KeyValueEditor
            label="Headers"
            addLabel="Add a header"
            rows={response.headers}
            onChange={(headers) => onChange({ headers: headers.map((header) => ({ ...header })) })}
            suggestions={RESPONSE_HEADERS}
            valuesFor={valuesForHeader}
            isReadOnly={isReadOnly}
            errorOf={(row) => errorAt(['headers', row])}
          />
        </TabPanel>
        <TabPanel id="rules">
          <RulesForm
            response={response}
            onChange={onChange}
            isReadOnly={isReadOnly}
            errorAt={(rule) => errorAt(['rules', rule])}
          />
        </TabPanel>
        <TabPanel id="callbacks">
          <CallbacksForm {...props} />
        </TabPanel>
        <TabPanel id="more">
          <More {...props} errorAt={errorAt} />
        </TabPanel>
      </Tabs>
    </div>
  )
}

export type ErrorAt = (path: readonly (string | number)[]) => string | undefined

function errorsOf({ mock, mistakesAt }: EditedMock, route: Route, response: Response): ErrorAt {
  const at = mock.routes.indexOf(route)
  const place = route.responses.indexOf(response)
  return (path) => mistakesAt(['routes', at, 'responses', place, ...path])[0]?.message
}

type FieldsProps = Pick<ResponseEditorProps, 'response' | 'onChange' | 'isReadOnly'>

function StatusField({ response, onChange, isReadOnly }: FieldsProps) {
  const { statusCode } = response
  return (
    <ComboBox
      label="Status"
      isMono
      value={String(statusCode)}
      onChange={(text) => {
        const status = Number(text)
        if (Number.isInteger(status) && status >= 100 && status <= 999)
          onChange({ statusCode: status })
      }}
      suggestions={statusSuggestions}
      description={statusName(statusCode)}
      isReadOnly={isReadOnly}
      className={css.status}
    />
  )
}

function CallbacksForm({ mock, response, onChange, isReadOnly }: ResponseEditorProps) {
  const { callbacks } = mock.mock
  if (callbacks.length === 0)
    return (
      <p className={css.muted}>
        The mock has no callbacks yet. Make one under Callbacks, and choose it here.
      </p>
    )
  const chosen = new Map(response.callbacks.map((one) => [one.uuid, one]))
  const set = (uuid: string, latency: number | undefined) =>
    onChange({
      callbacks:
        latency === undefined
          ? response.callbacks.filter((one) => one.uuid !== uuid)
          : [...response.callbacks.filter((one) => one.uuid !== uuid), { uuid, latency }],
    })
  return (
    <div className={css.part}>
      {callbacks.map(({ uuid, name, uri, method }) => (
        <div key={uuid} className={css.line}>
          <Switch
            isSelected={chosen.has(uuid)}
            onChange={(isOn) => set(uuid, isOn ? 0 : undefined)}
            isDisabled={isReadOnly}
            description={`${method.toUpperCase()} ${uri}`}
            className={css.grow}
          >
            {name}
          </Switch>
          {chosen.has(uuid) && (
            <NumberField
              label={`Milliseconds before ${name}`}
              isLabelHidden
              unit="ms"
              min={0}
              value={chosen.get(uuid)?.latency ?? 0}
              onChange={(latency = 0) => set(uuid, latency)}
              isReadOnly={isReadOnly}
            />
          )}
        </div>
      ))}
    </div>
  )
}

interface MoreProps extends ResponseEditorProps {
  readonly errorAt: ErrorAt
}

function More(props: MoreProps): ReactNode {
  const { response, onChange, isReadOnly, route } = props
  const kind = response.proxy ? 'proxy' : response.stream ? 'stream' : 'body'
  const choose = (next: string) =>
    onChange({
      proxy: next === 'proxy' ? (response.proxy ?? PROXY) : null,
      stream: next === 'stream' ? (response.stream ?? STREAM) : null,
    })
  return (
    <div className={css.part}>
      {route.type === 'http' && (
        <Select
          label="Where the answer comes from"
          value={kind}
          onChange={choose}
          isReadOnly={isReadOnly}
          options={[
            { value: 'body', label: 'From here', description: 'The body as it is written' },
            { value: 'proxy', label: 'From another server', description: 'Asked, and handed on' },
            { value: 'stream', label: 'Piece by piece', description: 'Events, chunks, JSON lines' },
          ]}
        />
      )}
      {response.proxy && <ProxyForm {...props} proxy={response.proxy} />}
      {response.stream && <StreamForm {...props} stream={response.stream} />}
      <Switch
        isSelected={response.disableTemplating}
        onChange={(disableTemplating) => onChange({ disableTemplating })}
        isDisabled={isReadOnly}
        description="What stands in braces is sent as it is."
      >
        No templates
      </Switch>
      {route.type === 'crud' && (
        <TextField
          label="What identifies an item"
          isMono
          value={response.crudKey}
          onChange={(crudKey) => onChange({ crudKey })}
          isReadOnly={isReadOnly}
        />
      )}
    </div>
  )
}

const PROXY: NonNullable<Mock['routes'][number]['responses'][number]['proxy']> = {
  to: 'http://localhost:8080',
  path: '',
  removePrefix: false,
  requestHeaders: [],
  responseHeaders: [],
  timeout: 30_000,
}
const STREAM: NonNullable<Mock['routes'][number]['responses'][number]['stream']> = {
  kind: 'sse',
  items: [{ data: 'hello', event: '', id: '', retry: 0, delay: 0 }],
  every: 1_000,
  repeat: 1,
}
