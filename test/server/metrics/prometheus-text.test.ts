// Figures in Prometheus' text format.
import t from 'tap'
import { prometheusText } from '../../../server/metrics/index.ts'

t.test('counters and gauges are written with their help, type and labels', async (t) => {
  const text = prometheusText([
    {
      name: 'requests_total',
      help: 'Requests',
      type: 'counter',
      samples: [
        { labels: { deployment: 'shop', status: 200 }, value: 3 },
        { labels: { deployment: 'shop', status: 404 }, value: 1 },
      ],
    },
    { name: 'memory_bytes', help: 'Memory', type: 'gauge', samples: [{ value: 1.5e21 }] },
  ])
  t.equal(
    text,
    `# HELP requests_total Requests
# TYPE requests_total counter
requests_total{deployment="shop",status="200"} 3
requests_total{deployment="shop",status="404"} 1
# HELP memory_bytes Memory
# TYPE memory_bytes gauge
memory_bytes 1.5e+21
`,
  )
})

t.test(
  'a histogram adds up from bucket to bucket, and its last one holds everything',
  async (t) => {
    const text = prometheusText([
      {
        name: 'duration_seconds',
        help: 'Durations',
        type: 'histogram',
        histograms: [
          { labels: { deployment: 'shop' }, bounds: [0.1, 1], counts: [4, 0, 2], sum: 7.5 },
        ],
      },
    ])
    t.equal(
      text,
      `# HELP duration_seconds Durations
# TYPE duration_seconds histogram
duration_seconds_bucket{deployment="shop",le="0.1"} 4
duration_seconds_bucket{deployment="shop",le="1"} 4
duration_seconds_bucket{deployment="shop",le="+Inf"} 6
duration_seconds_sum{deployment="shop"} 7.5
duration_seconds_count{deployment="shop"} 6
`,
    )
  },
)

t.test('what would break a line is escaped', async (t) => {
  const text = prometheusText([
    {
      name: 'x',
      help: 'one\ntwo \\ "three"',
      type: 'gauge',
      samples: [{ labels: { name: 'a"b\\c\nd' }, value: 1 }],
    },
  ])
  t.equal(text, '# HELP x one\\ntwo \\\\ "three"\n# TYPE x gauge\nx{name="a\\"b\\\\c\\nd"} 1\n')
})

t.test('figures that are none are written as Prometheus spells them', async (t) => {
  const samples = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]
  const text = prometheusText([
    { name: 'x', help: '', type: 'gauge', samples: samples.map((value) => ({ value })) },
  ])
  t.same(text.split('\n').slice(2, -1), ['x NaN', 'x +Inf', 'x -Inf', 'x 0'])
})

t.test('metrics without samples are left out', async (t) => {
  t.equal(
    prometheusText([
      { name: 'x', help: '', type: 'counter', samples: [] },
      { name: 'y', help: '', type: 'histogram', histograms: [] },
    ]),
    '',
  )
})
