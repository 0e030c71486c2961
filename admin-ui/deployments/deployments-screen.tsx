// The deployments of the server: found, watched, made.
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { Button, ErrorNote, Page, Skeleton, useCommand, useMe, useShortcut } from '../kit/index.ts'
import { useWhyNotMake } from './actions/index.ts'
import { DeletedTable } from './deleted-table.tsx'
import { DeployDialog } from './deploy/index.ts'
import { DeploymentTable } from './deployment-table.tsx'
import { FilterBar } from './filter-bar.tsx'
import { Nothing } from './nothing.tsx'
import { MOST_LISTED, useDeployments } from './queries.ts'
import { useChoices } from './use-choices.ts'

export function DeploymentsScreen() {
  const { choices, change, sortBy } = useChoices()
  const [isDeploying, setDeploying] = useState(false)
  const { list, isWhole } = useList(choices.show === 'deleted', choices.q)
  const whyNot = useWhyNotMake()
  const deploy = () => setDeploying(true)
  const isEnabled = whyNot === undefined
  useCommand({ id: 'deploy', title: 'Deploy a mock', keys: 'n', run: deploy }, { isEnabled })
  useShortcut('n', 'Deploy a mock', deploy, { isEnabled })
  const nothing = (
    <Nothing choices={choices} onAll={() => change({ q: '', show: 'all' })} onDeploy={deploy} />
  )
  return (
    <Page
      title="Deployments"
      text={useSummary(list.data?.length, choices.show === 'deleted', isWhole)}
      actions={
        <Button variant="primary" icon={<Plus size={15} />} onPress={deploy} whyDisabled={whyNot}>
          Deploy a mock
        </Button>
      }
    >
      <FilterBar choices={choices} onChange={change} />
      {list.isError && (
        <ErrorNote
          error={list.error}
          title="The deployments can’t be shown"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isPending && <Skeleton lines={6} height={40} />}
      {list.data &&
        (choices.show === 'deleted' ? (
          <DeletedTable deployments={list.data} choices={choices}>
            {nothing}
          </DeletedTable>
        ) : (
          <DeploymentTable deployments={list.data} choices={choices} onSort={sortBy}>
            {nothing}
          </DeploymentTable>
        ))}
      {isDeploying && <DeployDialog onClose={() => setDeploying(false)} />}
    </Page>
  )
}

/** Of a list that is not whole, what is looked for is asked of the server. */
function useList(isDeleted: boolean, q: string) {
  const whole = useDeployments(isDeleted, '')
  const isWhole = (whole.data?.length ?? 0) < MOST_LISTED
  const found = useDeployments(isDeleted, isWhole ? '' : q.trim())
  return { list: found, isWhole }
}

function useSummary(count: number | undefined, isDeleted: boolean, isWhole: boolean): string {
  const me = useMe()
  if (count === undefined) return ' '
  const number = `${count.toLocaleString('en')}${isWhole ? '' : ' or more'}`
  const kind = isDeleted ? 'deleted' : 'live'
  const whose = me.deployments === null ? '' : ' for your key'
  return `${number} ${count === 1 ? 'mock' : 'mocks'} ${kind}${whose}`
}
