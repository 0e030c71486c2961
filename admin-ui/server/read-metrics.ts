// Reads the exposition format of Prometheus.

export interface Metrics {
  /** All values of a name together, or of those whose labels fit. */
  sum(name: string, labels?: RegExp): number
}

interface Sample {
  readonly name: string
  readonly labels: string
  readonly value: number
}

const SAMPLE = /^([a-z_]\w*)(?:\{(.*)\})? (\S+)$/i

export function readMetrics(text: string): Metrics {
  const samples = text.split('\n').flatMap((line): Sample[] => {
    const [, name, labels = '', value] = SAMPLE.exec(line) ?? []
    return name === undefined ? [] : [{ name, labels, value: Number(value) }]
  })
  return {
    sum: (name, labels = /(?:)/) =>
      samples
        .filter((sample) => sample.name === name && labels.test(sample.labels))
        .reduce((all, { value }) => all + value, 0),
  }
}
