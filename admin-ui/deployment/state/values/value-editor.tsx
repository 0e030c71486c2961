// A value that is edited as JSON. What requests do meanwhile is told, not overwritten without a word.
import { useState } from 'react'
import { Button, Editor } from '../../../kit/index.ts'
import { readJson, writeJson } from '../json/index.ts'
import css from './values.module.css'

export interface ValueEditorProps {
  /** What is edited, read aloud. */
  readonly label: string
  /** As it is now. */
  readonly value: unknown
  readonly onSave: (value: unknown, onDone: () => void) => void
  readonly isSaving: boolean
  readonly whyReadOnly: string | undefined
}

/** As high as the text: what is around it scrolls. */
const ALL = 1_000_000

interface Draft {
  readonly text: string
  /** What it was when the editing began. */
  readonly from: string
}

export function ValueEditor({ label, value, onSave, isSaving, whyReadOnly }: ValueEditorProps) {
  const current = writeJson(value)
  const [draft, setDraft] = useState<Draft>()
  const text = draft?.text ?? current
  const read = readJson(text)
  const mistake = 'mistake' in read ? read.mistake : undefined
  const isOvertaken = draft !== undefined && draft.from !== current
  const change = (next: string) =>
    setDraft(next === current ? undefined : { text: next, from: draft?.from ?? current })
  const save = () => {
    if ('value' in read) onSave(read.value, () => setDraft(undefined))
  }
  return (
    <div className={css.editor}>
      <div className={css.area}>
        <Editor
          language="json"
          label={label}
          value={text}
          onChange={change}
          readOnly={whyReadOnly !== undefined}
          maxHeight={ALL}
          diagnostics={mistake ? [{ ...mistake, severity: 'error' }] : []}
        />
      </div>
      {draft && (
        <div className={css.foot}>
          <p role="status" className={css.note}>
            {mistake
              ? `Line ${mistake.line}, column ${mistake.column}: ${mistake.message}.`
              : isOvertaken
                ? 'Requests have changed it since you began. Saving replaces what they did.'
                : 'Not saved yet.'}
          </p>
          <Button size="small" onPress={() => setDraft(undefined)}>
            Discard
          </Button>
          <Button
            size="small"
            variant="primary"
            isDisabled={mistake !== undefined}
            isPending={isSaving}
            onPress={save}
          >
            Save
          </Button>
        </div>
      )}
    </div>
  )
}
