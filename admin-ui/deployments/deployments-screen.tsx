// The deployments of the server: found, watched, made.
import Plus from 'lucide-react/icons/plus'
import Rocket from 'lucide-react/icons/rocket'
import { useDeferredValue, useState } from 'react'
import {
  Button,
  EmptyState,
  ErrorNote,
  Page,
  SearchField,
  Skeleton,
  ToggleButton,
  useCommand,
  useShortcut,
  useWhyNotDeploy,
} from '../kit/index.ts'
import { DeletedTable } from './deleted-table.tsx'
import { DeployDialog } from './deploy/index.ts'
import { DeploymentTable } from './deployment-table.tsx'
import css from './deployments.module.css'
import { useDeployments } from './queries.ts'

export function DeploymentsScreen() {
  const [search, setSearch] = useState('')
  const [isDeleted, setDeleted] = useState(false)
  const [isDeploying, setDeploying] = useState(false)
  const found = useDeployments(useDeferredValue(search.trim()), isDeleted)
  const whyNot = useWhyNotDeploy()
  const deploy = () => setDeploying(true)
  useCommand({ id: 'deploy', title: 'Deploy a mock', keys: 'n', run: deploy })
  useShortcut('n', 'Deploy a mock', deploy, { isEnabled: whyNot === undefined })
  const list = found.data?.pages.flat() ?? []
  return (
    <Page
      title="Deployments"
      text="Mocks that are live, each at an address of its own."
      actions={
        <Button variant="primary" icon={<Plus size={14} />} onPress={deploy} whyDisabled={whyNot}>
          Deploy a mock
        </Button>
      }
    >
      <div className={css.bar}>
        <SearchField
          label="Search the deployments"
          placeholder="Subdomain, name or domain"
          value={search}
          onChange={setSearch}
          className={css.search}
        />
        <ToggleButton isSelected={isDeleted} onChange={setDeleted} size="small">
          Deleted
        </ToggleButton>
      </div>
      {found.isError && (
        <ErrorNote
          error={found.error}
          title="The deployments can’t be shown"
          onRetry={() => void found.refetch()}
        />
      )}
      {found.isPending && <Skeleton lines={6} height={24} />}
      {found.data && list.length === 0 && (
        <Nothing isFiltered={search !== ''} isDeleted={isDeleted} onDeploy={deploy} />
      )}
      {list.length > 0 &&
        (isDeleted ? <DeletedTable deployments={list} /> : <DeploymentTable deployments={list} />)}
      {found.hasNextPage && (
        <div className={css.more}>
          <Button onPress={() => void found.fetchNextPage()} isPending={found.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
      {isDeploying && <DeployDialog onClose={() => setDeploying(false)} />}
    </Page>
  )
}

interface NothingProps {
  readonly isFiltered: boolean
  readonly isDeleted: boolean
  readonly onDeploy: () => void
}

function Nothing({ isFiltered, isDeleted, onDeploy }: NothingProps) {
  const whyNot = useWhyNotDeploy()
  if (isFiltered)
    return (
      <EmptyState title="None is called that" text="Try a part of the subdomain or the name." />
    )
  if (isDeleted)
    return (
      <EmptyState
        title="Nothing was deleted"
        text="What is deleted is kept for 30 days, and can be recovered here."
      />
    )
  return (
    <EmptyState
      icon={<Rocket size={28} />}
      title="Nothing is deployed yet"
      text="Drop a Mockoon file or a YAML mock, paste one, or begin with the sample: it is live in a second."
      actions={
        <Button variant="primary" onPress={onDeploy} whyDisabled={whyNot}>
          Deploy a mock
        </Button>
      }
    />
  )
}
