// One callback: where it goes, what it sends, how it is signed and tried again, and which responses make it.
import Trash2 from 'lucide-react/icons/trash-2'
import type { Callback } from '../../../sdk/editing/index.ts'
import {
  IconButton,
  KeyValueEditor,
  Select,
  TextArea,
  TextField,
  useConfirm,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { REQUEST_HEADERS, valuesForHeader } from '../header-names/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { UseList } from '../parts/index.ts'
import { usesOfCallback } from '../usage/index.ts'
import { CallbackBody } from './callback-body.tsx'
import css from './callbacks.module.css'
import { changeCallback, removeCallback } from './edit-callbacks.ts'
import { RetryFields } from './retry-fields.tsx'
import { SignatureFields } from './signature-fields.tsx'

export interface CallbackEditorProps {
  /** Of the deployment. */
  readonly name: string
  readonly callback: Callback
  readonly edited: EditedMock
  readonly onRemoved: () => void
}

/** What the parts of the form are given. */
export interface CallbackFormProps {
  readonly callback: Callback
  readonly set: (change: Partial<Callback>) => void
  /** What is wrong with a field. */
  readonly mistakeIn: (...path: readonly (string | number)[]) => string | undefined
  readonly isReadOnly: boolean
}

const METHODS = ['post', 'get', 'put', 'patch', 'delete', 'head', 'options'] as const

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
      <Target {...form} edited={edited} onRemoved={onRemoved} />
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

interface TargetProps extends CallbackFormProps {
  readonly edited: EditedMock
  readonly onRemoved: () => void
}

function Target({ callback, set, mistakeIn, isReadOnly, edited, onRemoved }: TargetProps) {
  const confirm = useConfirm()
  const whyNot = useWhyNotDeploy()
  const title = callback.name || callback.id
  const remove = async () => {
    const made = usesOfCallback(edited.mock, callback.uuid).length
    const isSure =
      made === 0 ||
      (await confirm({
        title: `Remove ${title}?`,
        text: `${made === 1 ? 'One response makes it' : `${made} responses make it`}, and will no more. You can undo this.`,
        confirm: 'Remove the callback',
        isDanger: true,
      }))
    if (!isSure) return
    edited.edit(`Removed the callback ${title}`, (now) => removeCallback(now, callback.uuid))
    onRemoved()
  }
  return (
    <>
      <div className={css.line}>
        <TextField
          className={css.grow}
          label="Name"
          value={callback.name}
          onChange={(next) => set({ name: next })}
          error={mistakeIn('name')}
          isReadOnly={isReadOnly}
        />
        <div className={css.actions}>
          <IconButton
            label="Remove the callback"
            whyDisabled={whyNot}
            onPress={() => void remove()}
          >
            <Trash2 size={16} />
          </IconButton>
        </div>
      </div>
      <div className={css.line}>
        <Select
          label="Method"
          className={css.method}
          value={callback.method}
          onChange={(method) => set({ method })}
          options={[...new Set([...METHODS, callback.method])].map((method) => ({
            value: method,
            label: method.toUpperCase(),
          }))}
          isReadOnly={isReadOnly}
        />
        <TextField
          className={css.grow}
          label="URL"
          description="A template: {{body 'callbackUrl'}} sends it where the request says."
          placeholder="https://example.com/webhook"
          value={callback.uri}
          onChange={(uri) => set({ uri })}
          error={mistakeIn('uri')}
          isReadOnly={isReadOnly}
          isMono
        />
      </div>
    </>
  )
}
