// Makes a session, ahead of the first request that would.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button, Dialog, ErrorNote, TextField, useClient } from '../../../kit/index.ts'

export interface OpenSessionDialogProps {
  readonly name: string
  readonly onClose: () => void
  readonly onOpened: (session: string) => void
}

const ID = /^[A-Za-z0-9._:-]{1,128}$/

export function OpenSessionDialog({ name, onClose, onOpened }: OpenSessionDialogProps) {
  const client = useClient()
  const queries = useQueryClient()
  const form = useId()
  const [id, setId] = useState('')
  const isId = ID.test(id)
  const open = useMutation({
    mutationFn: () => client.tests.openSession(name, id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['sessions', name] })
      onOpened(id)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isId) open.mutate()
  }
  return (
    <Dialog
      title="Open a session"
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
            isDisabled={!isId}
            isPending={open.isPending}
          >
            Open it
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label="Session"
          description="It begins with the state that the deployment has now, and ends when it is not used for an hour."
          error={id !== '' && !isId ? 'Letters, digits and . _ : - only, 128 at most.' : undefined}
          value={id}
          onChange={setId}
          isMono
          autoFocus
        />
        {open.isError && <ErrorNote error={open.error} />}
      </form>
    </Dialog>
  )
}
