// What a deployment is, where it answers, and what can be done with it.
import { Link, useNavigate } from '@tanstack/react-router'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Lock from 'lucide-react/icons/lock'
import type { Deployment } from '../../../sdk/client/index.ts'
import { DeploymentMenu } from '../../deployments/actions/index.ts'
import { Badge, CopyButton } from '../../kit/index.ts'
import { ConnectButton } from './connect-button.tsx'
import css from './frame.module.css'

export interface DeploymentHeadProps {
  readonly name: string
  /** Undefined until it is there. */
  readonly deployment: Deployment | undefined
}

export function DeploymentHead({ name, deployment }: DeploymentHeadProps) {
  const navigate = useNavigate()
  return (
    <div className={css.line}>
      <div className={css.title}>
        <Link to="/" className={css.up}>
          Deployments
        </Link>
        <ChevronRight size={14} className={css.arrow} aria-hidden="true" />
        <h1 title={name}>{name}</h1>
      </div>
      {deployment && (
        <>
          <Address {...deployment} />
          <div className={css.actions}>
            <ConnectButton deployment={deployment} />
            <DeploymentMenu deployment={deployment} onRemoved={() => void navigate({ to: '/' })} />
          </div>
        </>
      )}
    </div>
  )
}

function Address({ url, visibility, isPaused }: Deployment) {
  return (
    <div className={css.address}>
      <a href={url} target="_blank" rel="noreferrer" className={css.url} title={url}>
        {url}
      </a>
      <CopyButton text={url} label="Copy the URL" />
      {visibility === 'private' && (
        <Badge icon={<Lock size={11} aria-hidden="true" />} title="Every request needs a key">
          Private
        </Badge>
      )}
      {isPaused && <Badge tone="warning">Paused</Badge>}
    </div>
  )
}
