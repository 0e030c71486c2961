// A mock behind MSW 2.
import '../../support/msw-2.ts'
import t from 'tap'

const { mswCases } = await import('./cases.ts')
const { major } = await import('./harness.ts')

t.equal(major, 2, 'msw is MSW 2')
for (const [title, run] of Object.entries(mswCases)) t.test(title, run)
