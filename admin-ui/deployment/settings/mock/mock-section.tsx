// The mock's own settings: its name, what stands before its paths, how long it waits.

import type { Mock } from '../../../../sdk/editing/index.ts'
import {
  ErrorNote,
  NumberField,
  Section,
  Skeleton,
  Switch,
  TextField,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { type EditedMock, SaveState, useMock } from '../../mock/index.ts'
import css from '../settings.module.css'

export function MockSection({ name }: { readonly name: string }) {
  const { data: mock, error, retry } = useMock(name)
  return (
    <Section
      title="Mock"
      text="Part of the document: a change is a new revision."
      actions={mock && <SaveState mock={mock} />}
    >
      {mock ? (
        <Fields {...mock} />
      ) : error ? (
        <ErrorNote error={error} onRetry={retry} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Section>
  )
}

function Fields({ mock, edit, mistakesAt }: EditedMock) {
  const isReadOnly = useWhyNotDeploy() !== undefined
  const set = (part: Partial<Mock>) =>
    edit("Changed the mock's settings", (now) => ({ ...now, ...part }))
  const mistakeAt = (field: keyof Mock) => mistakesAt([field])[0]?.message
  return (
    <>
      <TextField
        label="Name"
        value={mock.name}
        onChange={(name) => set({ name })}
        error={mistakeAt('name')}
        isReadOnly={isReadOnly}
      />
      <div className={css.row}>
        <TextField
          className={css.grow}
          label="Prefix"
          description="Put before every path, as in api/v1."
          value={mock.endpointPrefix}
          onChange={(endpointPrefix) => set({ endpointPrefix })}
          error={mistakeAt('endpointPrefix')}
          prefix="/"
          isMono
          isReadOnly={isReadOnly}
        />
        <NumberField
          label="Latency"
          description="Before every answer."
          unit="ms"
          min={0}
          value={mock.latency}
          onChange={(latency) => set({ latency: latency ?? 0 })}
          error={mistakeAt('latency')}
          isReadOnly={isReadOnly}
        />
      </div>
      <Switch
        isSelected={mock.cors}
        onChange={(cors) => set({ cors })}
        description="OPTIONS that no route answers permits pages of any origin, or what the headers of the mock say."
        isDisabled={isReadOnly}
      >
        Answer preflights of CORS
      </Switch>
    </>
  )
}
