// Where the mock answers, and for whom.
import type { Visibility } from '../../../sdk/client/index.ts'
import { type KeyValue, KeyValueEditor, Select, TextField } from '../../kit/index.ts'
import css from './deploy.module.css'
import { useRegions } from './use-regions.ts'
import type { SubdomainState } from './use-subdomain-check.ts'

export interface Options {
  readonly subdomain: string
  readonly visibility: Visibility
  readonly region: string
  readonly env: readonly KeyValue[]
}

export interface OptionsFormProps {
  readonly options: Options
  readonly onChange: (options: Options) => void
  readonly check: SubdomainState
}

export function OptionsForm({ options, onChange, check }: OptionsFormProps) {
  const regions = useRegions()
  const change = (part: Partial<Options>) => onChange({ ...options, ...part })
  return (
    <>
      <div className={css.options}>
        <TextField
          label="Subdomain"
          isMono
          value={options.subdomain}
          onChange={(subdomain) => change({ subdomain: subdomain.toLowerCase() })}
          placeholder="made of the mock’s name"
          error={check.error}
          description={check.note}
        />
        <Select
          label="Who may use it"
          value={options.visibility}
          onChange={(visibility) => change({ visibility })}
          options={[
            { value: 'public', label: 'Everyone', description: 'No key is needed' },
            { value: 'private', label: 'With a key', description: 'Every request needs its key' },
          ]}
        />
        {regions.length > 1 && (
          <Select
            label="Region"
            value={options.region === '' ? (regions[0] ?? '') : options.region}
            onChange={(region) => change({ region })}
            options={regions.map((region) => ({ value: region, label: region }))}
          />
        )}
      </div>
      <details className={css.more}>
        <summary>Environment variables</summary>
        <KeyValueEditor
          label="Environment variables"
          addLabel="Add a variable"
          rows={options.env}
          onChange={(env) => change({ env })}
        />
      </details>
    </>
  )
}
