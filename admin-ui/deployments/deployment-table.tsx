// Deployments as rows: where they answer, how busy they are, when they were changed.
import { Link, useNavigate } from '@tanstack/react-router'
import type { Deployment } from '../../sdk/client/index.ts'
import {
  Badge,
  Cell,
  CopyButton,
  HeadCell,
  RelativeTime,
  Row,
  Sparkline,
  Table,
} from '../kit/index.ts'
import { DeploymentMenu } from './deployment-menu.tsx'
import css from './deployments.module.css'
import { type Figures, useFigures } from './queries.ts'
import { useWindowedRows } from './use-windowed-rows.ts'

export function DeploymentTable({ deployments }: { readonly deployments: readonly Deployment[] }) {
  const { shown, sentinel } = useWindowedRows(deployments)
  const figures = useFigures(shown.slice(0, 200).map(({ subdomain }) => subdomain))
  return (
    <>
      <Table
        label="Deployments"
        className={css.table}
        head={
          <>
            <HeadCell>Mock</HeadCell>
            <HeadCell>Address</HeadCell>
            <HeadCell>Requests, last hour</HeadCell>
            <HeadCell>Changed</HeadCell>
            <HeadCell width={48}>
              <span className="visually-hidden">Actions</span>
            </HeadCell>
          </>
        }
      >
        {shown.map((deployment) => (
          <DeploymentRow
            key={deployment.id}
            deployment={deployment}
            figures={figures.data?.get(deployment.subdomain)}
          />
        ))}
      </Table>
      <div ref={sentinel} />
    </>
  )
}

interface DeploymentRowProps {
  readonly deployment: Deployment
  readonly figures: Figures | undefined
}

function DeploymentRow({ deployment, figures }: DeploymentRowProps) {
  const { subdomain, name, url, visibility, region, isPaused, changedAt, routes } = deployment
  const navigate = useNavigate()
  const open = { to: '/deployments/$name/routes', params: { name: subdomain } } as const
  return (
    <Row>
      <Cell>
        <div className={css.mock}>
          <Link {...open} className={css.name}>
            {subdomain}
          </Link>
          <span className={css.note}>
            {name} · {routes === 1 ? '1 route' : `${routes} routes`} · {region}
          </span>
        </div>
      </Cell>
      <Cell>
        <div className={css.url}>
          <a href={url} target="_blank" rel="noreferrer">
            <code>{url}</code>
          </a>
          <CopyButton text={url} label={`Copy the URL of ${subdomain}`} />
          {visibility === 'private' && <Badge tone="violet">private</Badge>}
          {isPaused && <Badge tone="warning">paused</Badge>}
        </div>
      </Cell>
      <Cell>
        <Traffic figures={figures} subdomain={subdomain} />
      </Cell>
      <Cell>
        <span className={css.note}>
          <RelativeTime time={changedAt} />
        </span>
      </Cell>
      <Cell>
        <DeploymentMenu deployment={deployment} onOpen={() => void navigate(open)} />
      </Cell>
    </Row>
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

function Traffic({ figures, subdomain }: { figures: Figures | undefined; subdomain: string }) {
  if (!figures) return <span className={css.note}>…</span>
  const { requests, clientErrors, serverErrors } = figures
  const errors = requests.map((_, at) => (clientErrors[at] ?? 0) + (serverErrors[at] ?? 0))
  const [all, failed] = [sum(requests), sum(errors)]
  const recent = requests.at(-2) ?? 0
  return (
    <div className={css.traffic}>
      <Sparkline
        values={requests}
        errors={errors}
        label={`${subdomain}: ${all} requests in the last hour, ${failed} of them errors, ${recent} in the last full minute`}
      />
      <span className={css.figures} aria-hidden="true">
        {all.toLocaleString('en')}
        {failed > 0 && <span className={css.failed}> · {failed.toLocaleString('en')} errors</span>}
      </span>
    </div>
  )
}
