// A copy of the database, to be kept elsewhere.
import { useMutation } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import { Button, Section, useClient, useMe, useToast } from '../kit/index.ts'

export function BackupSection() {
  const client = useClient()
  const toast = useToast()
  const me = useMe()
  const mayNot =
    me.scope === 'admin' && me.deployments === null
      ? undefined
      : 'Only a key of the scope admin, for all deployments, may copy the data'
  const backup = useMutation({
    mutationFn: async () => {
      const { stream } = await client.backup()
      save(await new Response(stream).blob())
    },
    onSuccess: () => toast.success('The copy is among your downloads'),
    onError: (error) => toast.error('There is no copy', error),
  })
  return (
    <Section title="Backup" text="Everything but the log, consistent while the server goes on">
      <p>
        Keep <code>secret.key</code> of the data folder beside it: without it, keys of deployments
        and secret variables can’t be read.
      </p>
      <div>
        <Button
          icon={<Download size={14} />}
          whyDisabled={mayNot}
          isPending={backup.isPending}
          onPress={() => backup.mutate()}
        >
          Download a copy
        </Button>
      </div>
    </Section>
  )
}

function save(copy: Blob): void {
  const url = URL.createObjectURL(copy)
  const link = document.createElement('a')
  link.href = url
  link.download = `mockhost-${new Date().toISOString().slice(0, 10)}.db`
  link.click()
  URL.revokeObjectURL(url)
}
