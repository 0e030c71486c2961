// One data bucket: its names, the template that it is made from, what it comes to, and what uses it.
import type { DataBucket } from '../../../sdk/editing/index.ts'
import { helperNames } from '../../../sdk/editing/index.ts'
import { Editor, TextArea, TextField, useWhyNotDeploy } from '../../kit/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { UseList } from '../parts/index.ts'
import { usesOfBucket } from '../usage/index.ts'
import { BucketActions } from './bucket-actions.tsx'
import { BucketValue } from './bucket-value.tsx'
import css from './data.module.css'
import { changeBucket } from './edit-buckets.ts'
import { useReadableJson } from './use-readable-json.ts'

export interface BucketEditorProps {
  /** Of the deployment. */
  readonly name: string
  readonly bucket: DataBucket
  readonly edited: EditedMock
  readonly onChoose: (uuid: string | undefined) => void
}

const COMPLETIONS = helperNames.map((label) => ({ label }))

export function BucketEditor({ name, bucket, edited, onChoose }: BucketEditorProps) {
  const { mock, edit, mistakesAt } = edited
  const isReadOnly = useWhyNotDeploy() !== undefined
  const index = mock.data.indexOf(bucket)
  const mistakes = mistakesAt(['data', index])
  const mistakeIn = (field: keyof DataBucket) =>
    mistakes.find(({ segments }) => segments[2] === field)?.message
  const set = (change: Partial<DataBucket>) =>
    edit(`Changed the data bucket ${bucket.name || bucket.id}`, (now) =>
      changeBucket(now, bucket.uuid, change),
    )
  const readable = useReadableJson(bucket.value, (value) => set({ value }))
  const uses = usesOfBucket(mock, bucket)
  return (
    <section className={css.editor} aria-label={`Data bucket ${bucket.name || bucket.id}`}>
      <div className={css.names}>
        <TextField
          label="Name"
          value={bucket.name}
          onChange={(next) => set({ name: next })}
          error={mistakeIn('name')}
          isReadOnly={isReadOnly}
        />
        <TextField
          label="Id"
          value={bucket.id}
          onChange={(id) => set({ id })}
          error={mistakeIn('id')}
          isReadOnly={isReadOnly}
          isMono
        />
        <BucketActions bucket={bucket} edited={edited} uses={uses} onChoose={onChoose} />
      </div>
      <TextArea
        label="Documentation"
        rows={2}
        value={bucket.documentation}
        onChange={(documentation) => set({ documentation })}
        isReadOnly={isReadOnly}
      />
      <div className={css.part}>
        <h3>First value</h3>
        <p className={css.note}>
          JSON, or a template that gives it. It is made once, and kept until it is reset.
        </p>
        <Editor
          label={`First value of ${bucket.name || bucket.id}`}
          language="json"
          value={readable.text}
          onChange={readable.write}
          readOnly={isReadOnly}
          completions={COMPLETIONS}
          diagnostics={diagnosticsOf(mistakes)}
          minHeight={180}
          maxHeight={520}
        />
        {mistakes.length > 0 && <p className={css.mistake}>{mistakes[0]?.message}</p>}
      </div>
      <BucketValue name={name} bucket={bucket} />
      <div className={css.part}>
        <h3>Used by</h3>
        <UseList
          name={name}
          uses={uses}
          nothing="Nothing uses it yet. A response can send it as its body, a CRUD route can be a resource over it, and templates read it."
        />
      </div>
    </section>
  )
}

type Mistakes = ReturnType<EditedMock['mistakesAt']>

const diagnosticsOf = (mistakes: Mistakes) =>
  mistakes.flatMap(({ templateLine, templateColumn, message, severity }) =>
    templateLine === undefined
      ? []
      : [{ line: templateLine, column: templateColumn ?? 1, message, severity }],
  )
