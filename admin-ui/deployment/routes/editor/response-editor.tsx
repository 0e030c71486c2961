// One response of a route: its status, body, headers, rules, and what else it does.
import type { Response, Route } from '../../../../sdk/editing/index.ts'
import {
  ComboBox,
  KeyValueEditor,
  NumberField,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  TextField,
} from '../../../kit/index.ts'
import { RESPONSE_HEADERS, valuesForHeader } from '../../header-names/index.ts'
import type { EditedMock } from '../../mock/index.ts'
import { BodyForm } from './body-form.tsx'
import { CallbacksForm } from './callbacks-form.tsx'
import { statusName, statusSuggestions } from './choices.ts'
import css from './editor.module.css'
import { MoreForm } from './more-form.tsx'
import { RulesForm } from './rules-form.tsx'

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
          <MoreForm {...props} errorAt={errorAt} />
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
