// A copy of the database, to be kept elsewhere.
import { useMutation } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import { Button, Section, saveFile, useClient, useMe, useToast } from '../kit/index.ts'
import css from './server.module.css'

export function BackupSection() {
  const client = useClient()
  const toast = useToast()
  const { scope, deployments } = useMe()
  const isAllowed = scope === 'admin' && deployments === null
  const backup = useMutation({
    mutationFn: async () => {
      const { stream } = await client.backup()
      saveFile(backupName(), await new Response(stream).blob())
    },
    onSuccess: () => toast.success('The copy is among your downloads'),
    onError: (error) => toast.error('There is no copy', error),
  })
  return (
    <Section title="Backup" text="Everything but the transactions, as it is at this moment">
      <p className={css.muted}>
        Keep <code>secret.key</code> of the data folder beside it: without it, keys of deployments
        and secret variables can’t be read. <code>mockhost restore FILE</code> brings it back.
      </p>
      <div>
        <Button
          icon={<Download size={14} />}
          whyDisabled={
            isAllowed ? undefined : 'Needs a key of the scope admin, for all deployments'
          }
          isPending={backup.isPending}
          onPress={() => backup.mutate()}
        >
          Download a copy
        </Button>
      </div>
    </Section>
  )
}

const backupName = (): string => `mockhost-${new Date().toISOString().slice(0, 10)}.db`
