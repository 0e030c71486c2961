// Headers of the mock and of a response, rendered for one exchange.
import { HeaderBuilder, type HeaderEntry } from '../answer/index.ts'
import { isTemplateMistake } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import type { CompiledHeaders } from '../program.ts'
import { exchangeHelpers } from './helpers/index.ts'

/** What Mockoon sends for a header whose template fails. */
const FAILED = '-- Header parsing error, see logs for more details --'

/** Headers laid over others; those of the same name are replaced. */
export function renderHeaders(
  base: readonly HeaderEntry[],
  { headers }: CompiledHeaders,
  exchange: Exchange,
): readonly HeaderEntry[] {
  if (headers.length === 0) return base
  const builder = new HeaderBuilder(base)
  for (const { key, value } of headers) builder.set(key, renderValue(value, exchange))
  return builder.entries
}

function renderValue(
  value: CompiledHeaders['headers'][number]['value'],
  exchange: Exchange,
): string {
  try {
    return value.render(exchange, exchangeHelpers)
  } catch (error) {
    // A mistake in one header is no reason to withhold the answer; running away is.
    if (isTemplateMistake(error)) return FAILED
    throw error
  }
}
