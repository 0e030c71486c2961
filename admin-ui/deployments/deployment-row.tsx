// A deployment in the list: where it answers, how busy it is, when it was changed.
import { Link } from '@tanstack/react-router'
import Lock from 'lucide-react/icons/lock'
import type { Ref } from 'react'
import type { Deployment } from '../../sdk/client/index.ts'
import { Badge, CopyButton, cx, RelativeTime } from '../kit/index.ts'
import { DeploymentMenu } from './actions/index.ts'
import type { Figures } from './figures.ts'
import css from './table.module.css'
import { ErrorCount, RequestChart } from './traffic-cells.tsx'

export interface DeploymentRowProps {
  readonly deployment: Deployment
  /** Its place in the list. */
  readonly index: number
  readonly hasRegion: boolean
  readonly figures: Figures | undefined
  readonly areFiguresKnown: boolean
  readonly ref: Ref<HTMLTableRowElement>
}

export function DeploymentRow(props: DeploymentRowProps) {
  const { deployment, index, hasRegion, figures, areFiguresKnown, ref } = props
  const { subdomain, url, region, isPaused, changedAt } = deployment
  return (
    <tr
      ref={ref}
      data-index={index}
      // The first one is that of the head.
      aria-rowindex={index + 2}
      className={cx(isPaused && css.paused)}
    >
      <th scope="row" className={css.main}>
        <Name {...deployment} />
      </th>
      <td className={css.address}>
        <div>
          <a href={url} target="_blank" rel="noreferrer" title={url}>
            {url.replace(/^https?:\/\//, '')}
          </a>
          <CopyButton text={url} label={`Copy the URL of ${subdomain}`} />
        </div>
      </td>
      {hasRegion && <td className={css.note}>{region}</td>}
      <td className={css.requests}>
        {areFiguresKnown && <RequestChart figures={figures} subdomain={subdomain} />}
      </td>
      <td className={css.errors}>{areFiguresKnown && <ErrorCount figures={figures} />}</td>
      <td className={cx(css.note, css.changed)}>
        <RelativeTime time={changedAt} />
      </td>
      <td className={css.menu}>
        <DeploymentMenu deployment={deployment} />
      </td>
    </tr>
  )
}

function Name({ subdomain, name, visibility, isPaused }: Deployment) {
  return (
    <>
      <div className={css.name}>
        <Link
          to="/deployments/$name/routes"
          params={{ name: subdomain }}
          className={css.open}
          title={subdomain}
        >
          {subdomain}
        </Link>
        {visibility === 'private' && (
          <span className={css.lock} title="Private: every request needs a key">
            <Lock size={13} aria-label="private" />
          </span>
        )}
        {isPaused && <Badge tone="warning">Paused</Badge>}
      </div>
      <div className={css.title}>{name}</div>
    </>
  )
}
