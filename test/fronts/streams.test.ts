// Streamed bodies, on every front.
import t from 'tap'
import { fronts } from './index.ts'
import { testStreams } from './streams.ts'

for (const front of fronts) t.test(front.name, (t) => testStreams(t, front))
