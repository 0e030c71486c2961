// Deployments that were deleted, and can still be recovered.
import { useMutation } from '@tanstack/react-query'
import ArchiveRestore from 'lucide-react/icons/archive-restore'
import type { ReactNode } from 'react'
import type { Deployment } from '../../sdk/client/index.ts'
import {
  Button,
  Cell,
  HeadCell,
  RelativeTime,
  Row,
  Table,
  useClient,
  useToast,
  useWhyNotDeploy,
} from '../kit/index.ts'
import { arrange } from './arrange.ts'
import type { Choices } from './choices.ts'
import css from './deployments.module.css'
import { useRefreshDeployments } from './queries.ts'

export interface DeletedTableProps {
  readonly deployments: readonly Deployment[]
  readonly choices: Choices
  /** Shown where none is found. */
  readonly children: ReactNode
}

const NO_FIGURES = new Map<string, never>()
/** The last ones; what was deleted longer ago is found by its name. */
const MOST_SHOWN = 200
const DAY_MS = 86_400_000
const KEPT_DAYS = 30

export function DeletedTable({ deployments, choices, children }: DeletedTableProps) {
  const found = arrange(deployments, { ...choices, sort: 'name' }, NO_FIGURES)
    .toSorted((a, b) => (b.deletedAt ?? '').localeCompare(a.deletedAt ?? ''))
    .slice(0, MOST_SHOWN)
  if (found.length === 0) return children
  return (
    <Table
      label="Deleted deployments"
      head={
        <>
          <HeadCell>Deployment</HeadCell>
          <HeadCell>Deleted</HeadCell>
          <HeadCell>Kept for</HeadCell>
          <HeadCell align="end">
            <span className="visually-hidden">Actions</span>
          </HeadCell>
        </>
      }
    >
      {found.map((deployment) => (
        <DeletedRow key={deployment.id} {...deployment} />
      ))}
    </Table>
  )
}

function DeletedRow({ id, subdomain, name, deletedAt }: Deployment) {
  const client = useClient()
  const toast = useToast()
  const refresh = useRefreshDeployments()
  const whyNot = useWhyNotDeploy()
  const recover = useMutation({
    mutationFn: () => client.recover(id),
    onSuccess: (back) => {
      refresh()
      toast.success(`${back.subdomain} answers again`)
    },
    onError: (error) => toast.error(`${subdomain} was not recovered`, error),
  })
  return (
    <Row>
      <Cell isHeader>
        <div className={css.mock}>
          <span className={css.name}>{subdomain}</span>
          <span className={css.note}>{name}</span>
        </div>
      </Cell>
      <Cell>
        <span className={css.note}>{deletedAt && <RelativeTime time={deletedAt} />}</span>
      </Cell>
      <Cell>
        <span className={css.note}>{deletedAt && daysLeft(deletedAt)}</span>
      </Cell>
      <Cell align="end">
        <Button
          size="small"
          icon={<ArchiveRestore size={14} />}
          whyDisabled={whyNot}
          isPending={recover.isPending}
          onPress={() => recover.mutate()}
          label={`Recover ${subdomain}`}
        >
          Recover
        </Button>
      </Cell>
    </Row>
  )
}

function daysLeft(deletedAt: string): string {
  const goneMs = Date.parse(deletedAt) + KEPT_DAYS * DAY_MS - Date.now()
  const days = Math.max(0, Math.ceil(goneMs / DAY_MS))
  return days === 1 ? '1 more day' : `${days} more days`
}
