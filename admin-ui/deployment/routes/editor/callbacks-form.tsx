// Which callbacks a response makes after it is sent.
import { NumberField, Switch } from '../../../kit/index.ts'
import css from './editor.module.css'
import type { ResponseEditorProps } from './response-editor.tsx'

export function CallbacksForm({ mock, response, onChange, isReadOnly }: ResponseEditorProps) {
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
