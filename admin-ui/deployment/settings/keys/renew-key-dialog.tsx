// Gives a key a new secret; the old one goes on working for a time of grace, and the new one is shown.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeploymentKey } from '../../../../sdk/client/index.ts'
import { Button, CodeBlock, Dialog, ErrorNote, Select, useClient } from '../../../kit/index.ts'
import { GRACES, type Grace } from './expiry.ts'

export interface RenewKeyDialogProps {
  readonly name: string
  readonly old: DeploymentKey
  readonly onClose: () => void
}

export function RenewKeyDialog({ name, old, onClose }: RenewKeyDialogProps) {
  const client = useClient()
  const queries = useQueryClient()
  const [grace, setGrace] = useState<Grace>('86400')
  const renew = useMutation({
    mutationFn: () => client.renewKey(name, old.id, { graceSeconds: Number(grace) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys', name] }),
  })
  return (
    <Dialog
      title={`Renew ${old.name}`}
      isOpen
      onClose={onClose}
      actions={
        renew.data ? (
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button variant="primary" isPending={renew.isPending} onPress={() => renew.mutate()}>
              Renew the key
            </Button>
          </>
        )
      }
    >
      {renew.data ? (
        <>
          <p>
            The new key works at once.{' '}
            {grace === '0'
              ? 'The old one is refused.'
              : 'The old one still works for the time of grace.'}
          </p>
          <CodeBlock text={renew.data.key} copyLabel="Copy the new key" wraps />
        </>
      ) : (
        <>
          <p>
            It gets a new secret under the same name. Whoever uses the old one needs the new one.
          </p>
          <Select
            label="The old key goes on working"
            value={grace}
            onChange={setGrace}
            options={GRACES}
          />
          {renew.isError && <ErrorNote error={renew.error} />}
        </>
      )}
    </Dialog>
  )
}
