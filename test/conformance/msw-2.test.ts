// Every recorded answer from a mock behind MSW 2.
import '../support/msw-2.ts'

const { major } = await import('../sdk/msw/harness.ts')
const { testThroughMsw } = await import('./msw.ts')

testThroughMsw(2, major)
