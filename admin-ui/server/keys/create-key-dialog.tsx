// Makes a key of the management API; its secret is shown this once.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Scope } from '../../../sdk/client/index.ts'
import {
  Button,
  CodeBlock,
  Dialog,
  ErrorNote,
  Select,
  TextField,
  useClient,
} from '../../kit/index.ts'
import css from '../server.module.css'

const DAYS = [
  { value: '', label: 'Never' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
]
const DAY_MS = 86_400_000

export function CreateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Scope>('deploy')
  const [days, setDays] = useState('')
  const [only, setOnly] = useState('')
  const create = useMutation({
    mutationFn: () => {
      const deployments = only.split(/[\s,]+/).filter(Boolean)
      return client.createControlKey({
        name: name.trim(),
        scope,
        deployments: deployments.length === 0 ? null : deployments,
        expiresAt: days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
      })
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['control-keys'] }),
  })
  if (create.data)
    return (
      <Dialog
        title={`The key ${create.data.name}`}
        isOpen
        isDismissable={false}
        onClose={onClose}
        size="small"
        actions={
          <Button variant="primary" onPress={onClose}>
            I have kept it
          </Button>
        }
      >
        <p>It is shown this once.</p>
        <CodeBlock text={create.data.key} copyLabel="Copy the key" wraps />
      </Dialog>
    )
  return (
    <Dialog
      title="Make a key"
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={name.trim() === ''}
            isPending={create.isPending}
            onPress={() => create.mutate()}
          >
            Make it
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {create.isError && <ErrorNote error={create.error} title="The key was not made" />}
        <TextField label="Name" value={name} onChange={setName} autoFocus placeholder="ci" />
        <Select
          label="It may"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'read', label: 'Read', description: 'Look at mocks, traffic and state' },
            { value: 'deploy', label: 'Deploy', description: 'Also deploy and change mocks' },
            { value: 'admin', label: 'Admin', description: 'Also keys, quotas and backups' },
          ]}
        />
        <TextField
          label="Only for"
          value={only}
          onChange={setOnly}
          isMono
          isRequired={false}
          placeholder="shop, billing"
          description="Subdomains, with commas; all deployments where it is left empty."
        />
        <Select label="It ends" value={days} onChange={setDays} options={DAYS} />
      </div>
    </Dialog>
  )
}
