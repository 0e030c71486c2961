// What a callback sends: a text, a data bucket, or a file.
import type { Callback, DataBucket } from '../../../sdk/editing/index.ts'
import { helperNames } from '../../../sdk/editing/index.ts'
import { Editor, Select, Switch, TextField } from '../../kit/index.ts'
import type { CallbackFormProps } from './callback-form.ts'
import css from './callbacks.module.css'

const TYPES: readonly { value: Callback['bodyType']; label: string }[] = [
  { value: 'INLINE', label: 'Text' },
  { value: 'DATABUCKET', label: 'Data bucket' },
  { value: 'FILE', label: 'File' },
]
const COMPLETIONS = helperNames.map((label) => ({ label }))

export interface CallbackBodyProps extends CallbackFormProps {
  /** Of the mock. */
  readonly buckets: readonly DataBucket[]
}

export function CallbackBody(props: CallbackBodyProps) {
  const { callback, set, isReadOnly } = props
  return (
    <div className={css.part}>
      <div className={css.partHead}>
        <h3>Body</h3>
        <Select
          label="Where the body comes from"
          isLabelHidden
          size="small"
          value={callback.bodyType}
          onChange={(bodyType) => set({ bodyType })}
          options={TYPES}
          isReadOnly={isReadOnly}
        />
      </div>
      <Body {...props} />
    </div>
  )
}

function Body({ callback, set, mistakeIn, isReadOnly, buckets }: CallbackBodyProps) {
  if (callback.bodyType === 'DATABUCKET')
    return (
      <Select
        label="Data bucket"
        isLabelHidden
        placeholder="Choose a data bucket"
        value={callback.databucketID}
        onChange={(databucketID) => set({ databucketID })}
        options={buckets.map(({ id, name }) => ({ value: id, label: name || id }))}
        error={mistakeIn('databucketID')}
        isReadOnly={isReadOnly}
      />
    )
  if (callback.bodyType === 'FILE')
    return (
      <>
        <TextField
          label="File"
          description="A template, as in receipts/{{body 'id'}}.pdf."
          value={callback.filePath}
          onChange={(filePath) => set({ filePath })}
          error={mistakeIn('filePath')}
          isReadOnly={isReadOnly}
          isMono
        />
        <Switch
          isSelected={callback.sendFileAsBody}
          onChange={(sendFileAsBody) => set({ sendFileAsBody })}
          description="Else it is sent as a field of a form."
          isDisabled={isReadOnly}
        >
          The file is the body
        </Switch>
      </>
    )
  return (
    <>
      <Editor
        label="Body of the callback"
        language={/^\s*[{[]/.test(callback.body) ? 'json' : 'text'}
        value={callback.body}
        onChange={(body) => set({ body })}
        completions={COMPLETIONS}
        readOnly={isReadOnly}
        minHeight={140}
        maxHeight={420}
      />
      {mistakeIn('body') && <p className={css.mistake}>{mistakeIn('body')}</p>}
    </>
  )
}
