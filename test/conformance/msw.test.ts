// Every recorded answer from a mock behind MSW 3.
import { major } from '../sdk/msw/harness.ts'
import { testThroughMsw } from './msw.ts'

testThroughMsw(3, major)
