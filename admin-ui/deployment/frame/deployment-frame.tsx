// What stands above every tab of a deployment: its address, its key, the tabs.
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import ExternalLink from 'lucide-react/icons/external-link'
import { MockhostError } from '../../../sdk/client/index.ts'
import { DEPLOYMENT_TABS } from '../../app/tabs.ts'
import {
  Badge,
  Code,
  CopyButton,
  EmptyState,
  ErrorNote,
  Skeleton,
  useCommand,
} from '../../kit/index.ts'
import { useDeployment } from '../queries/index.ts'
import css from './frame.module.css'
import { UsePopover } from './use-popover.tsx'

export function DeploymentFrame() {
  const { name } = useParams({ from: '/deployments/$name' })
  const deployment = useDeployment(name)
  if (deployment.isError)
    return (
      <div className={css.problem}>
        {isMissing(deployment.error) ? (
          <EmptyState
            title={`There is no deployment ${name}`}
            text="It may have been deleted, or have another name now. Deleted ones are listed with the others for 30 days."
          />
        ) : (
          <ErrorNote error={deployment.error} onRetry={() => void deployment.refetch()} />
        )}
      </div>
    )
  return (
    <div className={css.frame}>
      <header className={css.head}>
        {deployment.data ? <Address {...deployment.data} name={name} /> : <Skeleton lines={1} />}
        <nav aria-label="Parts of the deployment" className={css.tabs}>
          {DEPLOYMENT_TABS.map(({ id, title }) => (
            <Link
              key={id}
              to={`/deployments/$name/${id}`}
              params={{ name }}
              className={css.tab}
              activeOptions={{ includeSearch: false }}
            >
              {title}
            </Link>
          ))}
        </nav>
      </header>
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

interface AddressProps {
  readonly name: string
  readonly url: string
  readonly visibility: string
  readonly isPaused: boolean
}

function Address({ name, url, visibility, isPaused }: AddressProps) {
  return (
    <div className={css.address}>
      <h1 className="visually-hidden">Deployment {name}</h1>
      <a href={url} target="_blank" rel="noreferrer" className={css.url}>
        <Code>{url}</Code>
        <ExternalLink size={12} aria-hidden="true" />
      </a>
      <CopyButton text={url} label="Copy the URL" />
      <Badge tone={visibility === 'private' ? 'violet' : 'neutral'}>{visibility}</Badge>
      {isPaused && <Badge tone="warning">paused</Badge>}
      <UsePopover name={name} url={url} isPrivate={visibility === 'private'} />
    </div>
  )
}

const isMissing = (error: unknown): boolean =>
  error instanceof MockhostError && error.status === 404
