// What was deployed: its URL, its key, and a line to try it with.
import { useNavigate } from '@tanstack/react-router'
import type { Deployed } from '../../../sdk/client/index.ts'
import { Button, CodeBlock, CopyButton, Mistakes } from '../../kit/index.ts'
import css from './deploy.module.css'

export interface DeployedViewProps {
  readonly deployed: Deployed
  readonly onClose: () => void
}

export function DeployedView({ deployed, onClose }: DeployedViewProps) {
  const { url, key, visibility, subdomain, warnings } = deployed
  const navigate = useNavigate()
  const isPrivate = visibility === 'private'
  const curl = isPrivate ? `curl -H 'X-Mockhost-Key: ${key}' ${url}/` : `curl ${url}/`
  const open = () => {
    onClose()
    void navigate({ to: '/deployments/$name/routes', params: { name: subdomain } })
  }
  return (
    <div className={css.done}>
      <dl>
        <dt>URL</dt>
        <dd>
          <code data-testid="url">{url}</code> <CopyButton text={url} label="Copy the URL" />
        </dd>
        <dt>Key</dt>
        <dd>
          <code>{key}</code> <CopyButton text={key} label="Copy the key" />
          <p className={css.hint}>
            {isPrivate ? 'Every request needs it.' : 'It is needed only if you make it private.'}{' '}
            Who may deploy finds it again under Settings.
          </p>
        </dd>
        <dt>Try it</dt>
        <dd>
          <CodeBlock text={curl} copyLabel="Copy the command" wraps />
        </dd>
      </dl>
      {warnings.length > 0 && (
        <>
          <h3>What is odd in it</h3>
          <Mistakes mistakes={warnings.slice(0, 20)} />
        </>
      )}
      <div>
        <Button variant="primary" onPress={open} autoFocus>
          Open the deployment
        </Button>
      </div>
    </div>
  )
}
