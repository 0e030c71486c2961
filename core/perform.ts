// Does what a decided request still needs, each kind in a folder of its own.
import { problemAnswer, StreamedBody } from './answer/index.ts'
import { sendFile } from './files/index.ts'
import type { Outcome } from './outcome.ts'
import { failure } from './problems.ts'
import { forward } from './proxy/index.ts'
import { begin } from './stream/index.ts'
import { Aftermath, noteUnpacked, watchedBody } from './trace/index.ts'
import type { Work, WorkInput } from './work.ts'

/** The outcome with its answer; what goes wrong is an outcome too. */
export async function perform(work: Work, input: WorkInput): Promise<Outcome> {
  const { outcome, program } = input
  try {
    const done = await performKind(work, input)
    return work.kind === 'stream' ? done : watched(done)
  } catch (error) {
    const problem = failure(error, outcome, program.dialect)
    return { ...outcome, answer: problemAnswer(problem, []), problem: problem.detail }
  }
}

/** A body that is streamed is told of in the log when it has been sent, and one that is compressed when it is unpacked. */
function watched(outcome: Outcome): Outcome {
  const { body, headers } = outcome.answer
  const isStreamed = body instanceof StreamedBody
  if (!isStreamed && headers.get('content-encoding') === undefined) return outcome
  const aftermath = outcome.aftermath ?? new Aftermath()
  const answer = isStreamed
    ? { ...outcome.answer, body: watchedBody(body, aftermath) }
    : outcome.answer
  noteUnpacked(answer, aftermath)
  return { ...outcome, answer, aftermath }
}

function performKind(work: Work, input: WorkInput): Outcome | Promise<Outcome> {
  switch (work.kind) {
    case 'proxy':
      return forward(work, input)
    case 'file':
      return sendFile(work, input)
    case 'stream':
      return begin(work, input)
  }
}
