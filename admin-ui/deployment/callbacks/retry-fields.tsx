// How long a callback waits for its answer, and how it is tried again.
import { NumberField } from '../../kit/index.ts'
import type { CallbackFormProps } from './callback-form.ts'
import css from './callbacks.module.css'

export function RetryFields({ callback, set, mistakeIn, isReadOnly }: CallbackFormProps) {
  return (
    <div className={css.part}>
      <h3>When it fails</h3>
      <div className={css.line}>
        <NumberField
          label="Tries again"
          unit="times"
          min={0}
          value={callback.retries}
          onChange={(retries) => set({ retries: retries ?? 0 })}
          error={mistakeIn('retries')}
          isReadOnly={isReadOnly}
        />
        <NumberField
          label="First after"
          unit="ms"
          min={0}
          description="Twice as long each time."
          value={callback.backoff}
          onChange={(backoff) => set({ backoff: backoff ?? 0 })}
          error={mistakeIn('backoff')}
          isDisabled={callback.retries === 0}
          isReadOnly={isReadOnly}
        />
        <NumberField
          label="Waits at most"
          unit="ms"
          min={0}
          description="For an answer."
          value={callback.timeout}
          onChange={(timeout) => set({ timeout: timeout ?? 0 })}
          error={mistakeIn('timeout')}
          isReadOnly={isReadOnly}
        />
      </div>
    </div>
  )
}
