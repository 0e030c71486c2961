// Where the mock answers, for whom, and what its templates may read.
import CircleCheck from 'lucide-react/icons/circle-check'
import type { Visibility } from '../../../sdk/client/index.ts'
import { type KeyValue, KeyValueEditor, Select, TextField } from '../../kit/index.ts'
import css from './deploy.module.css'
import { useServer } from './use-server.ts'
import type { SubdomainState } from './use-subdomain-check.ts'

export interface Options {
  readonly subdomain: string
  /** Whether somebody has typed it, so that it is not changed for them. */
  readonly isSubdomainTyped: boolean
  readonly visibility: Visibility
  /** Empty for the first one. */
  readonly region: string
  readonly env: readonly KeyValue[]
}

export const NO_OPTIONS: Options = {
  subdomain: '',
  isSubdomainTyped: false,
  visibility: 'public',
  region: '',
  env: [],
}

export interface OptionsFormProps {
  readonly options: Options
  readonly onChange: (options: Options) => void
  readonly check: SubdomainState
}

export function OptionsForm({ options, onChange, check }: OptionsFormProps) {
  const server = useServer()
  const regions = server?.regions ?? []
  const change = (part: Partial<Options>) => onChange({ ...options, ...part })
  return (
    <div className={css.options}>
      <TextField
        label="Subdomain"
        isMono
        value={options.subdomain}
        onChange={(text) =>
          change({ subdomain: text.toLowerCase().trim(), isSubdomainTyped: text !== '' })
        }
        placeholder="made of the mock’s name"
        error={check.error}
        description={
          check.isFree ? (
            <span className={css.free}>
              <CircleCheck size={13} aria-hidden="true" /> {check.note}
            </span>
          ) : (
            check.note
          )
        }
      />
      <Select
        label="Who may use it"
        value={options.visibility}
        onChange={(visibility) => change({ visibility })}
        options={[
          { value: 'public', label: 'Everyone', description: 'No request needs a key' },
          { value: 'private', label: 'Who has a key', description: 'Every request needs one' },
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
      <div className={css.env}>
        <h3>Environment variables</h3>
        <p>Templates read them with {'{{getEnvVar}}'}.</p>
        <KeyValueEditor
          label="Environment variables"
          addLabel="Add a variable"
          rows={options.env}
          onChange={(env) => change({ env })}
        />
      </div>
    </div>
  )
}
