// One line for each request: what came, what was answered, how soon, and why.
import { styleText } from 'node:util'
import { type EngineOptions, explain, type Outcome } from '../../core/index.ts'
import type { Aftermath } from '../../core/trace/index.ts'
import type { LoadedDocument } from '../documents/index.ts'
import { createLineWriter } from './line-writer.ts'

type OnOutcome = NonNullable<EngineOptions['onOutcome']>

/** Logs to the standard output, coloured on a terminal. */
export function createRequestLog(
  { program }: LoadedDocument,
  isOneOfMany: boolean,
  json: boolean,
): OnOutcome {
  const mock = program?.mock.name ?? ''
  const write = createLineWriter(process.stdout)
  const prefix = isOneOfMany ? `${styleText('dim', mock)} ` : ''
  return (outcome, request, ms) => {
    write(json ? jsonLine(mock, request, outcome, ms) : prefix + textLine(request, outcome, ms))
    if (outcome.aftermath)
      follow(outcome.aftermath, (text) =>
        write(json ? laterJsonLine(mock, request, text) : prefix + laterLine(request, text)),
      )
  }
}

/** Tells what happens after the answer, a line each. */
function follow(aftermath: Aftermath, tell: (text: string) => void): void {
  let told = 0
  const tellNew = () => {
    for (const { text } of aftermath.steps.slice(told)) tell(text)
    told = aftermath.steps.length
  }
  tellNew()
  aftermath.onChange = tellNew
}

interface Requested {
  readonly method: string
  readonly target: string
}

function textLine({ method, target }: Requested, outcome: Outcome, ms: number): string {
  const status = styleText(colourOf(outcome.answer.status), String(outcome.answer.status))
  const time = styleText('dim', `${ms.toFixed(1)} ms`)
  return `${method} ${target} ${status} ${time} ${styleText('dim', explain(outcome))}`
}

const laterLine = ({ method, target }: Requested, text: string): string =>
  `${method} ${target} ${styleText('dim', text)}`

const laterJsonLine = (mock: string, { method, target }: Requested, text: string): string =>
  JSON.stringify({ time: new Date().toISOString(), mock, method, path: target, later: text })

function colourOf(status: number): 'green' | 'cyan' | 'yellow' | 'red' {
  if (status < 300) return 'green'
  if (status < 400) return 'cyan'
  return status < 500 ? 'yellow' : 'red'
}

function jsonLine(
  mock: string,
  { method, target }: Requested,
  outcome: Outcome,
  ms: number,
): string {
  const { route, response, reason } = outcome
  return JSON.stringify({
    time: new Date().toISOString(),
    mock,
    method,
    path: target,
    status: outcome.answer.status,
    ms: Number(ms.toFixed(3)),
    route: route?.title ?? null,
    response: response ? response.index + 1 : null,
    reason: reason ?? null,
    why: explain(outcome),
  })
}
