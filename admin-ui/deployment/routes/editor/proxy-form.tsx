// A response that another server gives.
import type { ProxyTarget, Response } from '../../../../sdk/editing/index.ts'
import { KeyValueEditor, NumberField, Switch, TextField } from '../../../kit/index.ts'
import { REQUEST_HEADERS, RESPONSE_HEADERS, valuesForHeader } from '../../header-names/index.ts'
import css from './editor.module.css'
import type { ErrorAt } from './response-editor.tsx'

export interface ProxyFormProps {
  readonly proxy: ProxyTarget
  readonly onChange: (fields: Partial<Response>) => void
  readonly isReadOnly: boolean
  readonly errorAt: ErrorAt
}

export function ProxyForm({ proxy, onChange, isReadOnly, errorAt }: ProxyFormProps) {
  const set = (fields: Partial<ProxyTarget>) => onChange({ proxy: { ...proxy, ...fields } })
  const headers = (label: string, field: 'requestHeaders' | 'responseHeaders') => (
    <div>
      <h3 className={css.label}>{label}</h3>
      <KeyValueEditor
        label={label}
        addLabel="Add a header"
        rows={proxy[field]}
        onChange={(rows) => set({ [field]: rows.map((row) => ({ ...row })) })}
        suggestions={field === 'requestHeaders' ? REQUEST_HEADERS : RESPONSE_HEADERS}
        valuesFor={valuesForHeader}
        isReadOnly={isReadOnly}
      />
    </div>
  )
  return (
    <>
      <div className={css.line}>
        <TextField
          label="Server"
          isMono
          value={proxy.to}
          onChange={(to) => set({ to })}
          placeholder="https://api.example.com"
          isReadOnly={isReadOnly}
          error={errorAt(['proxy'])}
          className={css.grow}
        />
        <NumberField
          label="Patience"
          unit="ms"
          min={0}
          value={proxy.timeout}
          onChange={(timeout = 0) => set({ timeout })}
          isReadOnly={isReadOnly}
        />
      </div>
      <TextField
        label="Path"
        isMono
        isRequired={false}
        value={proxy.path}
        onChange={(path) => set({ path })}
        placeholder="that of the request"
        isReadOnly={isReadOnly}
      />
      <Switch
        isSelected={proxy.removePrefix}
        onChange={(removePrefix) => set({ removePrefix })}
        isDisabled={isReadOnly}
      >
        Leave the mock’s prefix out
      </Switch>
      {headers('Headers set on the request', 'requestHeaders')}
      {headers('Headers set on the answer', 'responseHeaders')}
    </>
  )
}
