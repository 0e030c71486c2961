// One data bucket: its names, the template that it is made from, what it comes to, and what uses it.
import Copy from 'lucide-react/icons/copy'
import Trash2 from 'lucide-react/icons/trash-2'
import type { DataBucket } from '../../../sdk/editing/index.ts'
import { helperNames } from '../../../sdk/editing/index.ts'
import {
  Editor,
  IconButton,
  TextArea,
  TextField,
  useConfirm,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { UseList } from '../parts/index.ts'
import { type Use, usesOfBucket } from '../usage/index.ts'
import { BucketValue } from './bucket-value.tsx'
import css from './data.module.css'
import { changeBucket, copyBucket, removeBucket } from './edit-buckets.ts'
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

interface BucketActionsProps {
  readonly bucket: DataBucket
  readonly edited: EditedMock
  readonly uses: readonly Use[]
  readonly onChoose: (uuid: string | undefined) => void
}

function BucketActions({ bucket, edited: { mock, edit }, uses, onChoose }: BucketActionsProps) {
  const confirm = useConfirm()
  const whyNot = useWhyNotDeploy()
  const title = bucket.name || bucket.id
  const copy = () => {
    const { copy: made } = copyBucket(mock, bucket)
    edit(`Copied the data bucket ${title}`, (now) => {
      const place = now.data.findIndex(({ uuid }) => uuid === bucket.uuid)
      return { ...now, data: now.data.toSpliced(place + 1, 0, made) }
    })
    onChoose(made.uuid)
  }
  const remove = async () => {
    const isSure =
      uses.length === 0 ||
      (await confirm({
        title: `Remove ${title}?`,
        text: `${uses.length === 1 ? 'One part' : `${uses.length} parts`} of the mock use it, and will be mistakes without it. You can undo this.`,
        confirm: 'Remove the bucket',
        isDanger: true,
      }))
    if (!isSure) return
    edit(`Removed the data bucket ${title}`, (now) => removeBucket(now, bucket.uuid))
    onChoose(undefined)
  }
  return (
    <div className={css.actions}>
      <IconButton label="Copy the bucket" whyDisabled={whyNot} onPress={copy}>
        <Copy size={16} />
      </IconButton>
      <IconButton label="Remove the bucket" whyDisabled={whyNot} onPress={() => void remove()}>
        <Trash2 size={16} />
      </IconButton>
    </div>
  )
}
