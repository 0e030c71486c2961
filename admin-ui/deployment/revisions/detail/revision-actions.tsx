// What can be done with a revision: made live again, copied, downloaded.
import Download from 'lucide-react/icons/download'
import History from 'lucide-react/icons/history'
import type { MockFormat } from '../../../../sdk/client/index.ts'
import {
  Button,
  copyText,
  Menu,
  saveFile,
  useClient,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { useRollback } from '../queries.ts'
import css from './detail.module.css'

export interface RevisionActionsProps {
  readonly name: string
  readonly number: number
  readonly isLive: boolean
}

export function RevisionActions({ name, number, isLive }: RevisionActionsProps) {
  const rollback = useAskedRollback(name, number)
  const whyReadOnly = useWhyNotDeploy()
  return (
    <div className={css.actions}>
      <ExportMenu name={name} number={number} />
      <Button
        size="small"
        icon={<History size={14} />}
        whyDisabled={whyReadOnly ?? (isLive ? 'It is live already.' : undefined)}
        isPending={rollback.isPending}
        onPress={() => void rollback.ask()}
      >
        Roll back to it
      </Button>
    </div>
  )
}

function useAskedRollback(name: string, number: number) {
  const rollback = useRollback(name)
  const confirm = useConfirm()
  const toast = useToast()
  const ask = async () => {
    const isSure = await confirm({
      title: `Roll back to revision ${number}?`,
      text: 'Its mock becomes a new revision, live at once. Nothing is lost: you can roll back from that as well.',
      confirm: 'Roll back',
    })
    if (!isSure) return
    rollback.mutate(number, {
      onSuccess: ({ revision }) =>
        toast.success(`Revision ${number} is live again`, `As revision ${revision}.`),
      onError: (error) => toast.error('The mock was not rolled back', error),
    })
  }
  return { ask, isPending: rollback.isPending }
}

const FORMATS: readonly { format: MockFormat; label: string; ending: string }[] = [
  { format: 'yaml', label: 'YAML', ending: 'yaml' },
  { format: 'json', label: 'JSON', ending: 'json' },
  { format: 'mockoon', label: 'Mockoon file', ending: 'mockoon.json' },
]

function ExportMenu({ name, number }: Omit<RevisionActionsProps, 'isLive'>) {
  const client = useClient()
  const toast = useToast()
  const take = (format: MockFormat, use: (text: string) => void | Promise<void>, done?: string) =>
    void client
      .mockText(name, { revision: number, format })
      .then(({ text }) => use(text))
      .then(
        () => done && toast.success(done),
        (error: unknown) => toast.error('That did not work', error),
      )
  return (
    <Menu
      label="Export the revision"
      items={[
        ...FORMATS.map(({ format, label, ending }) => ({
          id: `download-${format}`,
          label: `Download as ${label}`,
          run: () =>
            take(format, (text) =>
              saveFile(`${name}-${number}.${ending}`, new Blob([text], { type: 'text/plain' })),
            ),
        })),
        'separator' as const,
        ...FORMATS.map(({ format, label }) => ({
          id: `copy-${format}`,
          label: `Copy as ${label}`,
          run: () => take(format, copyText, `Revision ${number} is copied as ${label}`),
        })),
      ]}
    >
      <Button size="small" icon={<Download size={14} />}>
        Export
      </Button>
    </Menu>
  )
}
