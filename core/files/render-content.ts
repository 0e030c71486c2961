// Renders what a file says, once the request is decided: within the limits of a request, all or nothing.
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { LateExchange } from '../late-exchange.ts'
import { withModules } from '../optional-modules.ts'
import { provide } from '../prepare.ts'
import { bodyHelpers } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import type { WorkInput } from '../work.ts'
import type { Content } from './compiled-file.ts'

export interface Rendered {
  readonly text: string
  /** What the `status` helper says. */
  readonly status: number | undefined
}

/**
 * The same for what no client waits for: what it changes is not kept.
 * @throws MockhostError of a `template-…` code
 */
export async function renderText(
  { text, template, needs }: Content,
  exchange: Exchange,
): Promise<string> {
  if (!template) return text
  await provide(needs, exchange.request as RequestView, exchange.world)
  return withModules(() => template.render(exchange, bodyHelpers))
}

/** @throws MockhostError of a `template-…` code */
export async function renderContent(
  { text, template, needs }: Content,
  { exchange, state, outcome, later }: WorkInput,
): Promise<Rendered> {
  if (!template) return { text, status: undefined }
  await provide(needs, exchange.request as RequestView, exchange.world)
  if (needs.state) await later.prepare()
  return withModules(() => {
    const late = new LateExchange({ exchange, state, ordinal: outcome.ordinal, number: 0 })
    const rendered = template.render(late, bodyHelpers)
    if (late.changes && !later.keep(late.changes))
      throw new MockhostError('template-failed', 'What the file changes is refused')
    return { text: rendered, status: late.status }
  })
}
