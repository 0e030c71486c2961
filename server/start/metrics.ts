// What the server counts, for Prometheus.

import { DURATION_BOUNDS_MS, type LiveDeployments, Traffic } from '../data-plane/index.ts'
import type { Deployments } from '../deployments/index.ts'
import { type Metric, prometheusText } from '../metrics/index.ts'
import type { TransactionLog } from '../transactions/index.ts'

export interface MetricsParts {
  readonly deployments: Deployments
  readonly live: LiveDeployments
  readonly log: TransactionLog
}

export function describeMetrics({ deployments, live, log }: MetricsParts): string {
  const traffic = live.traffic()
  const logged = log.metrics()
  return prometheusText([
    requests(traffic, deployments),
    durations(traffic),
    gauge('mockhost_deployments', 'Deployments, without the deleted ones', deployments.count()),
    gauge('mockhost_deployments_in_memory', 'Deployments whose mock is in memory', live.size),
    gauge('mockhost_sessions', 'Sessions of deployments', live.sessions),
    gauge('mockhost_mocks_bytes', 'Memory of mocks and states, estimated', live.weight),
    counter('mockhost_log_recorded_total', 'Transactions recorded', logged.recorded),
    counter('mockhost_log_written_total', 'Transactions written to the log', logged.written),
    counter(
      'mockhost_log_overwritten_total',
      'Transactions that gave way to newer ones before they were written',
      logged.overwritten,
    ),
    counter(
      'mockhost_log_dropped_total',
      'Transactions lost: the log could not be written',
      logged.dropped,
    ),
    gauge('mockhost_log_queued', 'Transactions that wait to be written', logged.queued),
    gauge('process_resident_memory_bytes', 'Memory of the process', process.memoryUsage.rss()),
    counter('process_cpu_seconds_total', 'CPU time of the process', cpuSeconds()),
  ])
}

function requests(traffic: ReadonlyMap<string, Traffic>, deployments: Deployments): Metric {
  const samples = [...traffic].flatMap(([id, { statuses }]) => {
    const deployment = deployments.recordById(id)?.subdomain ?? 'deleted'
    return [...statuses].map(([status, value]) => ({
      labels: { deployment, status: String(status) },
      value,
    }))
  })
  return { name: 'mockhost_requests_total', help: 'Requests answered', type: 'counter', samples }
}

function durations(traffic: ReadonlyMap<string, Traffic>): Metric {
  const all = new Traffic()
  for (const one of traffic.values()) all.add(one)
  return {
    name: 'mockhost_request_duration_seconds',
    help: 'From the arrival of a request to its answer, latency included',
    type: 'histogram',
    histograms: [
      {
        bounds: DURATION_BOUNDS_MS.map((ms) => ms / 1_000),
        counts: all.durations,
        sum: all.totalMs / 1_000,
      },
    ],
  }
}

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  type: 'gauge',
  samples: [{ value }],
})

const counter = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  type: 'counter',
  samples: [{ value }],
})

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}
