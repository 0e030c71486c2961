// What was deployed: how it is asked, and what is odd in it.
import type { Deployed } from '../../../sdk/client/index.ts'
import { Connect } from '../../connect/index.ts'
import { Mistakes } from '../../kit/index.ts'
import css from './deploy.module.css'

const MOST_SHOWN = 20

export function DeployedView({ deployed }: { readonly deployed: Deployed }) {
  const { url, key, visibility, subdomain, warnings } = deployed
  return (
    <>
      <Connect subdomain={subdomain} url={url} isPrivate={visibility === 'private'} secret={key} />
      {warnings.length > 0 && (
        <details className={css.warnings}>
          <summary>
            {warnings.length === 1
              ? 'One thing is odd in it'
              : `${warnings.length} things are odd in it`}
          </summary>
          <Mistakes mistakes={warnings.slice(0, MOST_SHOWN)} />
          {warnings.length > MOST_SHOWN && <p>and {warnings.length - MOST_SHOWN} more</p>}
        </details>
      )}
    </>
  )
}
