// The form of a route that is made from a request.
import {
  Editor,
  KeyValueEditor,
  NumberField,
  Select,
  TextField,
  ToggleButton,
} from '../../../kit/index.ts'
import { RESPONSE_HEADERS, valuesForHeader } from '../../header-names/index.ts'
import type { FinishedDraft } from './add-route.ts'
import { endpointOf, type PathSegment } from './endpoint-of.ts'
import css from './make-route.module.css'

export interface RouteFormProps {
  readonly draft: FinishedDraft
  readonly onChange: (draft: FinishedDraft) => void
  /** Of the path of the request. */
  readonly segments: readonly PathSegment[]
  /** Of the mock. */
  readonly prefix: string
  readonly notes: readonly string[]
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'all'].map((method) => ({
  value: method,
  label: method === 'all' ? 'Any' : method.toUpperCase(),
}))

export function RouteForm({ draft, onChange, segments, prefix, notes }: RouteFormProps) {
  const change = (part: Partial<FinishedDraft>) => onChange({ ...draft, ...part })
  const isListed = METHODS.some(({ value }) => value === draft.method)
  const own = isListed ? [] : [{ value: draft.method, label: draft.method.toUpperCase() }]
  return (
    <div className={css.form}>
      {notes.length > 0 && (
        <ul className={css.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={css.line}>
        <Select
          label="Method"
          value={draft.method}
          onChange={(method) => change({ method })}
          options={[...METHODS, ...own]}
          className={css.method}
        />
        <TextField
          label="Path"
          value={draft.endpoint}
          onChange={(endpoint) => change({ endpoint })}
          prefix={prefix === '' ? undefined : <code>/{prefix.replace(/^\/|\/$/g, '')}</code>}
          isMono
          className={css.path}
        />
        <NumberField
          label="Status"
          value={draft.statusCode}
          onChange={(statusCode) => change({ statusCode: statusCode ?? 200 })}
          min={100}
          max={999}
          className={css.status}
        />
      </div>
      <Parameters
        segments={segments}
        endpoint={draft.endpoint}
        onChange={(endpoint) => change({ endpoint })}
      />
      <div className={css.part}>
        <h3>Headers</h3>
        <KeyValueEditor
          label="Headers"
          rows={draft.headers}
          onChange={(headers) => change({ headers })}
          addLabel="Add a header"
          suggestions={RESPONSE_HEADERS}
          valuesFor={valuesForHeader}
        />
      </div>
      <div className={css.part}>
        <h3>Body</h3>
        <Editor
          label="Body"
          language={/^\s*[{[]/.test(draft.body) ? 'json' : 'text'}
          value={draft.body}
          onChange={(body) => change({ body })}
          minHeight={120}
          maxHeight={280}
        />
      </div>
    </div>
  )
}

interface ParametersProps {
  readonly segments: readonly PathSegment[]
  readonly endpoint: string
  readonly onChange: (endpoint: string) => void
}

/** Each segment of the path, to stay as it is or to become a parameter; as long as the path is made of them. */
function Parameters({ segments, endpoint, onChange }: ParametersProps) {
  const parts = endpoint.split('/').slice(1)
  const isOurs = segments.every(
    ({ text, parameter }, place) => parts[place] === text || parts[place] === `:${parameter}`,
  )
  if (segments.length === 0 || !isOurs || parts.length !== segments.length) return null
  const chosen = new Set(
    segments.flatMap(({ parameter }, place) => (parts[place] === `:${parameter}` ? [place] : [])),
  )
  const toggle = (place: number, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(place)
    else next.delete(place)
    onChange(endpointOf(segments, next))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as a frame
    <div role="group" aria-label="Parameters" className={css.parameters}>
      <span>Any value for</span>
      {segments.map(({ text, isPattern }, place) => (
        <ToggleButton
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may say the same twice
          key={place}
          size="small"
          isSelected={chosen.has(place)}
          isDisabled={isPattern}
          onChange={(isOn) => toggle(place, isOn)}
        >
          {text}
        </ToggleButton>
      ))}
    </div>
  )
}
