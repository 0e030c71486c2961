// What a mock behind MSW does, for both versions of MSW and for runtimes without tap: each case throws where it fails.
import { answeringCases } from './cases/answering.ts'
import { cookieCases } from './cases/cookies.ts'
import { mixingCases } from './cases/mixing.ts'
import { sessionCases } from './cases/sessions.ts'
import { socketCases } from './cases/sockets.ts'
import { unhandledCases } from './cases/unhandled.ts'

export const mswCases: Readonly<Record<string, () => Promise<void>>> = {
  ...answeringCases,
  ...mixingCases,
  ...cookieCases,
  ...sessionCases,
  ...socketCases,
  ...unhandledCases,
}
