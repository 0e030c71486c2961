// Figures as people read them.
import t from 'tap'
import {
  asSentence,
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
} from '../../admin-ui/deployment/figures/index.ts'

t.test('sizes', async (t) => {
  t.same(
    [0, 1, 812, 1_024, 1_536, 64 * 1_024 ** 2, 3 * 1_024 ** 3, 5 * 1_024 ** 4].map(formatBytes),
    ['0 bytes', '1 byte', '812 bytes', '1 KB', '1.5 KB', '64 MB', '3 GB', '5120 GB'],
  )
})

t.test('durations and counts', async (t) => {
  t.same([0.26, 9.94, 12.4, 999, 1_250].map(formatDuration), [
    '0.3 ms',
    '9.9 ms',
    '12 ms',
    '999 ms',
    '1.25 s',
  ])
  t.equal(formatCount(1_234), '1,234')
})

t.test('sentences', async (t) => {
  t.same(['it is taken', 'No.', 'why?', ''].map(asSentence), ['It is taken.', 'No.', 'Why?', '.'])
})

t.test('the time of day, to the millisecond', async (t) => {
  t.match(formatClock(Date.parse('2024-05-01T10:03:22.123Z')), /^\d\d:\d\d:\d\d\.123$/)
})
