// The modules of the package at work, on every runtime.
import type { Test } from 'tap'
import type { Runtime, Stranger } from '../support/stranger.ts'

const PRINTED: Record<string, RegExp> = {
  'core.mjs': /^\{"id":1,"name":"Ann"\}\nHello Bob, \w+\n$/,
  'main.mjs':
    /^\{"id":"1","name":"Ann"\}\nHello Bob, \w+\n\{"sum":5\}\n201\ntrue expectation-failed\nHi from YAML\n$/,
  'sockets.mjs': /^you said hi\n$/,
  'client.mjs': /^\{"url":"http:\/\/mock\.test\/api\/v1\/me"\}\ntrue server-unreachable\n$/,
}

export async function modulesWork(t: Test, stranger: Stranger, runtime: Runtime): Promise<void> {
  for (const [program, printed] of Object.entries(PRINTED))
    t.match(await stranger.runProgram(program, runtime), printed, program)
}

/** What MSW itself prints of a refused request is not asked about. */
export async function workBehindMsw(t: Test, stranger: Stranger, runtime: Runtime): Promise<void> {
  for (const [installed, major] of [
    ['msw', 3],
    ['msw2', 2],
  ] as const) {
    const run = () => stranger.runProgram('msw.mjs', runtime)
    t.equal(
      await stranger.with('msw', run, installed),
      `${major}\n{"id":"7"}\nown\nrefused\n`,
      `MSW ${major}`,
    )
  }
}
