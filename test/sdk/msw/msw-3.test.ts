// A mock behind MSW 3.
import t from 'tap'
import { mswCases } from './cases.ts'
import { major } from './harness.ts'

t.equal(major, 3, 'msw is MSW 3')
for (const [title, run] of Object.entries(mswCases)) t.test(title, run)
