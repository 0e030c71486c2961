// Makes an environment variable, or gives one another value.
import { type FormEvent, useId, useState } from 'react'
import type { Variable } from '../../../../sdk/client/index.ts'
import {
  Button,
  Checkbox,
  Dialog,
  ErrorNote,
  TextArea,
  TextField,
  useToast,
} from '../../../kit/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'
import css from '../settings.module.css'
import { mistakeInName } from './variable-name.ts'

export interface VariableDialogProps {
  readonly subdomain: string
  /** The one that is changed; undefined for a new one. */
  readonly variable: Variable | undefined
  readonly taken: readonly string[]
  readonly onClose: () => void
}

export function VariableDialog({ subdomain, variable, taken, onClose }: VariableDialogProps) {
  const form = useId()
  const toast = useToast()
  const change = useChangeDeployment(subdomain)
  const [name, setName] = useState(variable?.name ?? '')
  const [value, setValue] = useState(variable?.value ?? '')
  const [isSecret, setSecret] = useState(variable?.isSecret ?? false)
  const [isTried, setTried] = useState(false)
  const mistake = variable ? undefined : mistakeInName(name, taken)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (mistake !== undefined) return
    change.mutate(
      { env: { [name]: { value, isSecret } } },
      {
        onSuccess: () => {
          toast.success(`${name} is set`)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={variable ? `Change ${variable.name}` : 'New variable'}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} isPending={change.isPending}>
            Set the variable
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={css.stack}>
        {!variable && (
          <TextField
            label="Name"
            value={name}
            onChange={setName}
            isMono
            autoFocus
            error={isTried ? mistake : undefined}
          />
        )}
        <TextArea
          label="Value"
          value={value}
          onChange={setValue}
          rows={3}
          isMono
          maxLength={65_536}
          autoFocus={variable !== undefined}
          description={variable?.isSecret ? 'The one that is set is not shown.' : undefined}
        />
        <Checkbox
          isSelected={isSecret}
          onChange={setSecret}
          description="Kept encrypted, and never shown again."
        >
          Secret
        </Checkbox>
        {change.isError && <ErrorNote error={change.error} />}
      </form>
    </Dialog>
  )
}
