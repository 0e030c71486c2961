// The figures that Prometheus reads, the few that a person asks for.
import { useQuery } from '@tanstack/react-query'
import { ErrorNote, Skeleton, useClient, useMe } from '../kit/index.ts'
import { Fact } from './fact.tsx'
import { readMetrics } from './read-metrics.ts'
import css from './server.module.css'
import { bytes } from './wording.ts'

export function Usage() {
  const client = useClient()
  const me = useMe()
  const isWhole = me.deployments === null
  const metrics = useQuery({
    queryKey: ['metrics'],
    queryFn: async () => readMetrics(await client.metrics()),
    refetchInterval: 5_000,
    enabled: isWhole,
  })
  if (!isWhole)
    return <p>Your key is for some deployments; figures of the server are not for it.</p>
  if (metrics.isError) return <ErrorNote error={metrics.error} />
  if (!metrics.data) return <Skeleton lines={4} />
  const sum = (name: string) => metrics.data.get(name) ?? 0
  const plain = (name: string) => sum(name).toLocaleString('en')
  return (
    <dl className={css.facts}>
      <Fact name="Requests" value={plain('mockhost_requests_total')} />
      <Fact name="Mocks in memory" value={plain('mockhost_deployments_in_memory')} />
      <Fact name="They take" value={bytes(sum('mockhost_mocks_bytes'))} />
      <Fact name="Sessions" value={plain('mockhost_sessions')} />
      <Fact name="Transactions recorded" value={plain('mockhost_log_recorded_total')} />
      <Fact name="Lost before they were written" value={plain('mockhost_log_dropped_total')} />
    </dl>
  )
}
