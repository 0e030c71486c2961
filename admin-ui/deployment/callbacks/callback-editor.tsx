// One callback: where it goes, what it sends, how it is signed and tried again, and which responses make it.
import type { Callback } from '../../../sdk/editing/index.ts'
import { KeyValueEditor, TextArea, useWhyNotDeploy } from '../../kit/index.ts'
import { REQUEST_HEADERS, valuesForHeader } from '../header-names/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { UseList } from '../parts/index.ts'
import { usesOfCallback } from '../usage/index.ts'
import { CallbackBody } from './callback-body.tsx'
import type { CallbackFormProps } from './callback-form.ts'
import { CallbackTarget } from './callback-target.tsx'
import css from './callbacks.module.css'
import { changeCallback } from './edit-callbacks.ts'
import { RetryFields } from './retry-fields.tsx'
import { SignatureFields } from './signature-fields.tsx'

export interface CallbackEditorProps {
  /** Of the deployment. */
  readonly name: string
  readonly callback: Callback
  readonly edited: EditedMock
  readonly onRemoved: () => void
}

export function CallbackEditor({ name, callback, edited, onRemoved }: CallbackEditorProps) {
  const { mock, edit, mistakesAt } = edited
  const isReadOnly = useWhyNotDeploy() !== undefined
  const index = mock.callbacks.indexOf(callback)
  const form: CallbackFormProps = {
    callback,
    isReadOnly,
    mistakeIn: (...path) => mistakesAt(['callbacks', index, ...path])[0]?.message,
    set: (change) =>
      edit(`Changed the callback ${callback.name || callback.id}`, (now) =>
        changeCallback(now, callback.uuid, change),
      ),
  }
  return (
    <section className={css.editor} aria-label={`Callback ${callback.name || callback.id}`}>
      <CallbackTarget {...form} edited={edited} onRemoved={onRemoved} />
      <TextArea
        label="Documentation"
        rows={2}
        value={callback.documentation}
        onChange={(documentation) => form.set({ documentation })}
        isReadOnly={isReadOnly}
      />
      <div className={css.part}>
        <h3>Headers</h3>
        <KeyValueEditor
          label="Headers"
          rows={callback.headers}
          onChange={(rows) => form.set({ headers: rows.map((row) => ({ ...row })) })}
          addLabel="Add a header"
          suggestions={REQUEST_HEADERS}
          valuesFor={valuesForHeader}
          isReadOnly={isReadOnly}
          errorOf={(row) => form.mistakeIn('headers', row)}
        />
      </div>
      <CallbackBody {...form} buckets={mock.data} />
      <RetryFields {...form} />
      <SignatureFields {...form} />
      <div className={css.part}>
        <h3>Made by</h3>
        <UseList
          name={name}
          uses={usesOfCallback(mock, callback.uuid)}
          nothing="No response makes it yet: choose it in a response of a route."
        />
      </div>
    </section>
  )
}
