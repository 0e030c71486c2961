// Makes a key: its name, and when it ends.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import {
  Button,
  Dialog,
  ErrorNote,
  Select,
  TextField,
  useClient,
  useToast,
} from '../../../kit/index.ts'
import { EXPIRIES, type Expiry, expiryOf } from './expiry.ts'

export interface CreateKeyDialogProps {
  readonly name: string
  readonly onClose: () => void
}

export function CreateKeyDialog({ name, onClose }: CreateKeyDialogProps) {
  const client = useClient()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useId()
  const [label, setLabel] = useState('')
  const [expiry, setExpiry] = useState<Expiry>('never')
  const create = useMutation({
    mutationFn: () =>
      client.createKey(name, { name: label.trim(), expiresAt: expiryOf(expiry, Date.now()) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['keys', name] })
      toast.success('The key is made', 'It works at once.')
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (label.trim() !== '') create.mutate()
  }
  return (
    <Dialog
      title="New key"
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            isPending={create.isPending}
            isDisabled={label.trim() === ''}
          >
            Make the key
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="stack">
        <TextField
          label="Name"
          description="Who or what it is for, as in “mobile app”."
          value={label}
          onChange={setLabel}
          maxLength={100}
          autoFocus
        />
        <Select label="Stops working" value={expiry} onChange={setExpiry} options={EXPIRIES} />
        {create.isError && <ErrorNote error={create.error} />}
      </form>
    </Dialog>
  )
}
