// Sets a global variable to any value that JSON can say.
import { type FormEvent, useId, useState } from 'react'
import { Button, Dialog, ErrorNote, TextArea, TextField, useToast } from '../../../kit/index.ts'
import { readJson, writeJson } from '../json/index.ts'
import { type StateTarget, useChangeState } from '../use-state-of.ts'
import css from './variables.module.css'

export interface VariableDialogProps {
  readonly target: StateTarget
  /** Empty for a new one. */
  readonly name: string
  readonly value: unknown
  readonly onClose: () => void
}

export function VariableDialog({ target, name, value, onClose }: VariableDialogProps) {
  const form = useId()
  const toast = useToast()
  const change = useChangeState(target)
  const [written, setWritten] = useState(name)
  const [text, setText] = useState(() => writeJson(value))
  const read = readJson(text)
  const mistake =
    'mistake' in read ? `Line ${read.mistake.line}: ${read.mistake.message}.` : undefined
  const isReady = written.trim() !== '' && 'value' in read
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!('value' in read) || written.trim() === '') return
    change.mutate(
      { variables: { [written.trim()]: read.value } },
      {
        onSuccess: () => {
          toast.success(`${written.trim()} is set`)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={name === '' ? 'New variable' : `Change ${name}`}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            isDisabled={!isReady}
            isPending={change.isPending}
          >
            Set the variable
          </Button>
        </>
      }
    >
      <form id={form} className={css.stack} onSubmit={submit}>
        {name === '' && (
          <TextField label="Name" value={written} onChange={setWritten} isMono autoFocus />
        )}
        <TextArea
          label="Value"
          description="JSON; null removes it."
          value={text}
          onChange={setText}
          error={mistake}
          rows={6}
          isMono
          autoFocus={name !== ''}
        />
        {change.isError && <ErrorNote error={change.error} />}
      </form>
    </Dialog>
  )
}
