// The proxy tab: where requests go that no route answers.
import { useParams } from '@tanstack/react-router'
import type { Mock } from '../../../sdk/editing/index.ts'
import {
  KeyValueEditor,
  NumberField,
  Section,
  Switch,
  TextField,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { WithMock } from '../editing/index.ts'
import { REQUEST_HEADERS, RESPONSE_HEADERS, valuesForHeader } from '../header-names/index.ts'
import type { EditedMock } from '../mock/index.ts'
import css from './proxy.module.css'
import { RecordingSection } from './recording/index.ts'

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  return (
    <WithMock
      name={name}
      title="Proxy"
      text="Forwards what no route answers to another server, such as the real API behind this mock."
    >
      {(mock) => (
        <>
          <Forwarding {...mock} />
          <RecordingSection name={name} isForwarding={isForwarding(mock.mock)} />
        </>
      )}
    </WithMock>
  )
}

/** All that no route answers, or single responses. */
const isForwarding = ({ proxyMode, routes }: Mock): boolean =>
  proxyMode || routes.some(({ responses }) => responses.some(({ proxy }) => proxy !== null))

type ProxyFields = Partial<
  Pick<
    Mock,
    | 'proxyMode'
    | 'proxyHost'
    | 'proxyRemovePrefix'
    | 'proxyTimeout'
    | 'proxyReqHeaders'
    | 'proxyResHeaders'
  >
>

function Forwarding({ mock, edit, mistakesAt }: EditedMock) {
  const whyNot = useWhyNotDeploy()
  const isReadOnly = whyNot !== undefined
  const set = (part: ProxyFields) => edit('Changed the proxy', (now) => ({ ...now, ...part }))
  const mistakeAt = (field: keyof ProxyFields) => mistakesAt([field])[0]?.message
  return (
    <>
      <Section title="Forwarding">
        <Switch
          isSelected={mock.proxyMode}
          onChange={(proxyMode) => set({ proxyMode })}
          description="Routes still answer what they answer; the rest goes on."
          isDisabled={isReadOnly}
        >
          Forward what no route answers
        </Switch>
        <TextField
          label="To"
          description="With its path, where the other server has one."
          placeholder="https://api.example.com"
          value={mock.proxyHost}
          onChange={(proxyHost) => set({ proxyHost })}
          error={mistakeAt('proxyHost')}
          isReadOnly={isReadOnly}
          isMono
        />
        <div className={css.line}>
          <NumberField
            label="Waits at most"
            unit="ms"
            value={mock.proxyTimeout}
            onChange={(timeout) => set({ proxyTimeout: timeout ?? 0 })}
            error={mistakeAt('proxyTimeout')}
            min={0}
            isReadOnly={isReadOnly}
          />
        </div>
        <Switch
          isSelected={mock.proxyRemovePrefix}
          onChange={(proxyRemovePrefix) => set({ proxyRemovePrefix })}
          description={
            mock.endpointPrefix === ''
              ? 'The mock has no prefix, so it makes no difference.'
              : `Without /${mock.endpointPrefix.replace(/^\//, '')}, which the mock puts before its paths.`
          }
          isDisabled={isReadOnly}
        >
          Forward without the prefix
        </Switch>
      </Section>
      <Section title="Request headers" text="Set over those of the request that is forwarded.">
        <KeyValueEditor
          label="Request headers"
          rows={mock.proxyReqHeaders}
          onChange={(rows) => set({ proxyReqHeaders: rows.map((row) => ({ ...row })) })}
          addLabel="Add a request header"
          suggestions={REQUEST_HEADERS}
          valuesFor={valuesForHeader}
          isReadOnly={isReadOnly}
          errorOf={(row) => mistakesAt(['proxyReqHeaders', row])[0]?.message}
        />
      </Section>
      <Section title="Response headers" text="Set over those of the answer that comes back.">
        <KeyValueEditor
          label="Response headers"
          rows={mock.proxyResHeaders}
          onChange={(rows) => set({ proxyResHeaders: rows.map((row) => ({ ...row })) })}
          addLabel="Add a response header"
          suggestions={RESPONSE_HEADERS}
          valuesFor={valuesForHeader}
          isReadOnly={isReadOnly}
          errorOf={(row) => mistakesAt(['proxyResHeaders', row])[0]?.message}
        />
      </Section>
    </>
  )
}
