// Where an answer comes from, and what is seldom changed of it.
import type { Response } from '../../../../sdk/editing/index.ts'
import { Select, Switch, TextField } from '../../../kit/index.ts'
import css from './editor.module.css'
import { ProxyForm } from './proxy-form.tsx'
import type { ErrorAt, ResponseEditorProps } from './response-editor.tsx'
import { StreamForm } from './stream-form.tsx'

export interface MoreFormProps extends ResponseEditorProps {
  readonly errorAt: ErrorAt
}

export function MoreForm(props: MoreFormProps) {
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

const PROXY: NonNullable<Response['proxy']> = {
  to: 'http://localhost:8080',
  path: '',
  removePrefix: false,
  requestHeaders: [],
  responseHeaders: [],
  timeout: 30_000,
}
const STREAM: NonNullable<Response['stream']> = {
  kind: 'sse',
  items: [{ data: 'hello', event: '', id: '', retry: 0, delay: 0 }],
  every: 1_000,
  repeat: 1,
}
