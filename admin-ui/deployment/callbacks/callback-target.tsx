// What a callback is called and where it goes, and its removal.
import Trash2 from 'lucide-react/icons/trash-2'
import { IconButton, Select, TextField, useConfirm, useWhyNotDeploy } from '../../kit/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { usesOfCallback } from '../usage/index.ts'
import type { CallbackFormProps } from './callback-form.ts'
import css from './callbacks.module.css'
import { removeCallback } from './edit-callbacks.ts'

const METHODS = ['post', 'get', 'put', 'patch', 'delete', 'head', 'options'] as const

export interface CallbackTargetProps extends CallbackFormProps {
  readonly edited: EditedMock
  readonly onRemoved: () => void
}

export function CallbackTarget({
  callback,
  set,
  mistakeIn,
  isReadOnly,
  edited,
  onRemoved,
}: CallbackTargetProps) {
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
