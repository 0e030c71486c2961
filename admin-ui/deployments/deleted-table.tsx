// Deployments that were deleted, and can still be recovered.
import { useMutation } from '@tanstack/react-query'
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
import css from './deployments.module.css'
import { useRefreshDeployments } from './queries.ts'

export function DeletedTable({ deployments }: { readonly deployments: readonly Deployment[] }) {
  return (
    <Table
      label="Deleted deployments"
      head={
        <>
          <HeadCell>Mock</HeadCell>
          <HeadCell>Deleted</HeadCell>
          <HeadCell width={120}>
            <span className="visually-hidden">Actions</span>
          </HeadCell>
        </>
      }
    >
      {deployments.map((deployment) => (
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
    onError: (error) => toast.error('It was not recovered', error),
  })
  return (
    <Row>
      <Cell>
        <div className={css.mock}>
          <span className={css.name}>{subdomain}</span>
          <span className={css.note}>{name}</span>
        </div>
      </Cell>
      <Cell>
        <span className={css.note}>{deletedAt && <RelativeTime time={deletedAt} />}</span>
      </Cell>
      <Cell>
        <Button
          size="small"
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
