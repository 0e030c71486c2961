// What is tested on every front, behind MSW 2.
import '../support/msw-2.ts'
import t from 'tap'

const { msw } = await import('./index.ts')
const { testStreams } = await import('./streams.ts')

t.equal(msw.name, 'MSW 2')
t.test('streams', (t) => testStreams(t, msw))
