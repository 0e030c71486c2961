// Whether the server lives and takes requests, where it is, and since when.
import { useQuery } from '@tanstack/react-query'
import type { ServerInfo } from '../../sdk/client/index.ts'
import { Badge, type Tone } from '../kit/index.ts'
import css from './server.module.css'
import { uptime } from './wording.ts'

const ASKED_EVERY_MS = 5_000

export function Status({ server }: { readonly server: ServerInfo }) {
  const { domain, port, regions, deployments, startedAt } = server
  const health = useQuery({
    queryKey: ['health'],
    queryFn: async () => ({ isAlive: await isOk('/healthz'), isReady: await isOk('/readyz') }),
    refetchInterval: ASKED_EVERY_MS,
  })
  const { text, tone } = stateOf(health.data)
  return (
    <dl className={css.status}>
      <Tile name="State" value={<Badge tone={tone}>{text}</Badge>} />
      <Tile name="Up for" value={uptime(startedAt, Date.now())} />
      <Tile name="Domain" value={`${domain}:${port}`} />
      <Tile name={regions.length === 1 ? 'Region' : 'Regions'} value={regions.join(', ')} />
      <Tile name="Deployments" value={deployments.toLocaleString('en')} />
    </dl>
  )
}

function Tile({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  return (
    <div className={css.tile}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

interface Health {
  readonly isAlive: boolean
  readonly isReady: boolean
}

function stateOf(health: Health | undefined): { text: string; tone: Tone } {
  if (!health) return { text: 'Asking…', tone: 'neutral' }
  if (!health.isAlive) return { text: 'Does not answer', tone: 'danger' }
  return health.isReady
    ? { text: 'Takes requests', tone: 'success' }
    : { text: 'Stopping', tone: 'warning' }
}

const isOk = (path: string): Promise<boolean> =>
  fetch(path).then(
    ({ ok }) => ok,
    () => false,
  )
