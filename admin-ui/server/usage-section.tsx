// The few figures of Prometheus that a person asks for.
import { useQuery } from '@tanstack/react-query'
import { ErrorNote, Section, Skeleton, useClient, useMe } from '../kit/index.ts'
import { Fact, Facts } from './fact.tsx'
import { type Metrics, readMetrics } from './read-metrics.ts'
import css from './server.module.css'
import { bytes, milliseconds } from './wording.ts'

const ASKED_EVERY_MS = 5_000

export function UsageSection() {
  const client = useClient()
  const isWhole = useMe().deployments === null
  const metrics = useQuery({
    queryKey: ['metrics'],
    queryFn: async () => readMetrics(await client.metrics()),
    refetchInterval: ASKED_EVERY_MS,
    enabled: isWhole,
    structuralSharing: false,
  })
  return (
    <Section title="Usage" text="Since the server started; Prometheus reads all of it at /metrics">
      {!isWhole && (
        <p className={css.muted}>
          Figures of the server are for keys that are not bound to some deployments.
        </p>
      )}
      {metrics.isError && <ErrorNote error={metrics.error} />}
      {isWhole && metrics.isPending && <Skeleton lines={6} />}
      {metrics.data && (
        <Facts>
          {usageRows(metrics.data).map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </Facts>
      )}
    </Section>
  )
}

const plain = (count: number): string => count.toLocaleString('en')

function usageRows({ sum }: Metrics): readonly (readonly [name: string, value: string])[] {
  const requests = sum('mockhost_requests_total')
  const seconds = sum('mockhost_request_duration_seconds_sum')
  const lost = sum('mockhost_log_dropped_total') + sum('mockhost_log_overwritten_total')
  return [
    ['Requests answered', plain(requests)],
    ['of them with 4xx', plain(sum('mockhost_requests_total', /status="4/))],
    ['of them with 5xx', plain(sum('mockhost_requests_total', /status="5/))],
    ['An answer took', requests === 0 ? '–' : milliseconds((seconds * 1_000) / requests)],
    ['Memory of the process', bytes(sum('process_resident_memory_bytes'))],
    ['of it mocks and states', bytes(sum('mockhost_mocks_bytes'))],
    ['Sessions of tests', plain(sum('mockhost_sessions'))],
    ...(lost > 0 ? [['Requests not recorded', plain(lost)] as const] : []),
  ]
}
