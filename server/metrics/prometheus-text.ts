// Figures to Prometheus' text format, version 0.0.4.
// Source: https://prometheus.io/docs/instrumenting/exposition_formats/

export type Labels = Readonly<Record<string, string | number>>

export interface Sample {
  readonly labels?: Labels
  readonly value: number
}

/** How often values lay in each bucket. */
export interface Histogram {
  readonly labels?: Labels
  /** The upper bounds of the buckets, rising; one more bucket holds what lies above the last. */
  readonly bounds: readonly number[]
  /** How many values lie in each bucket alone: one more than there are bounds. */
  readonly counts: readonly number[]
  /** Of all values. */
  readonly sum: number
}

interface Named {
  readonly name: string
  readonly help: string
}

export type Metric =
  | (Named & { readonly type: 'counter' | 'gauge'; readonly samples: readonly Sample[] })
  | (Named & { readonly type: 'histogram'; readonly histograms: readonly Histogram[] })

/** Metrics without samples are left out. */
export const prometheusText = (metrics: readonly Metric[]): string =>
  metrics.map(metricText).join('')

function metricText(metric: Metric): string {
  const { name, help, type } = metric
  const lines =
    metric.type === 'histogram'
      ? metric.histograms.flatMap((histogram) => histogramLines(name, histogram))
      : metric.samples.map(({ labels, value }) => sampleLine(name, labels, value))
  if (lines.length === 0) return ''
  return [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
}

/** Buckets are cumulative in the format, and the last one holds everything. */
function histogramLines(name: string, { labels, bounds, counts, sum }: Histogram): string[] {
  let total = 0
  const buckets = [...bounds, Number.POSITIVE_INFINITY].map((bound, index) => {
    total += counts[index] ?? 0
    return sampleLine(`${name}_bucket`, { ...labels, le: numberText(bound) }, total)
  })
  return [
    ...buckets,
    sampleLine(`${name}_sum`, labels, sum),
    sampleLine(`${name}_count`, labels, total),
  ]
}

function sampleLine(name: string, labels: Labels = {}, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`)
  const inBraces = pairs.length > 0 ? `{${pairs.join(',')}}` : ''
  return `${name}${inBraces} ${numberText(value)}`
}

function numberText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value)
}

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
const escapeLabel = (text: string | number): string =>
  escapeHelp(String(text)).replaceAll('"', '\\"')
