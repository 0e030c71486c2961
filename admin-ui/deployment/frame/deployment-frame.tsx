// What stands above every tab of a deployment: what it is, where it answers, what can be done with it, the tabs.
import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { MockhostError } from '../../../sdk/client/index.ts'
import { DEPLOYMENT_TABS } from '../../app/tabs.ts'
import { Button, EmptyState, ErrorNote, useCommand } from '../../kit/index.ts'
import { useDeployment } from '../queries/index.ts'
import { DeploymentHead } from './deployment-head.tsx'
import css from './frame.module.css'
import { TabLinks } from './tab-links.tsx'

export function DeploymentFrame() {
  const { name } = useParams({ from: '/deployments/$name' })
  const deployment = useDeployment(name)
  if (deployment.isError && !deployment.data)
    return (
      <div className={css.problem}>
        {isMissing(deployment.error) ? (
          <Missing name={name} />
        ) : (
          <ErrorNote
            title="The deployment can’t be shown"
            error={deployment.error}
            onRetry={() => void deployment.refetch()}
          />
        )}
      </div>
    )
  return (
    <div className={css.frame}>
      <header className={css.head}>
        <DeploymentHead name={name} deployment={deployment.data} />
        <TabLinks name={name} />
      </header>
      {deployment.data?.isPaused && (
        <p className={css.paused}>Paused: every request is answered with 503.</p>
      )}
      <div className={css.content}>
        <Outlet />
      </div>
      {DEPLOYMENT_TABS.map(({ id, title }) => (
        <TabCommand key={id} name={name} id={id} title={title} />
      ))}
    </div>
  )
}

interface TabCommandProps {
  readonly name: string
  readonly id: (typeof DEPLOYMENT_TABS)[number]['id']
  readonly title: string
}

function TabCommand({ name, id, title }: TabCommandProps) {
  const navigate = useNavigate()
  useCommand({
    id: `tab:${id}`,
    title: `${title} of ${name}`,
    run: () => void navigate({ to: `/deployments/$name/${id}`, params: { name } }),
  })
  return null
}

function Missing({ name }: { readonly name: string }) {
  const navigate = useNavigate()
  return (
    <EmptyState
      title={`There is no deployment ${name}`}
      text="It may have been deleted, or have another name now. What was deleted can be recovered for 30 days."
      actions={
        <>
          <Button onPress={() => void navigate({ to: '/' })}>All deployments</Button>
          <Button onPress={() => void navigate({ to: '/', search: { show: 'deleted' } })}>
            Deleted ones
          </Button>
        </>
      }
    />
  )
}

const isMissing = (error: unknown): boolean =>
  error instanceof MockhostError && error.status === 404
