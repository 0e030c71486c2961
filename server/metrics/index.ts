// Metrics in the exposition format of Prometheus.
export {
  type Histogram,
  type Labels,
  type Metric,
  prometheusText,
  type Sample,
} from './prometheus-text.ts'
