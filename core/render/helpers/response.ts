// The helper that changes the answer.
import { plain } from '../../values/index.ts'
import type { Helper } from '../run.ts'

export const responseHelpers: Record<string, Helper> = {
  /** Sets the status; the last one that is a status wins. */
  status: (call) => {
    const code = Number.parseInt(String(plain(call.args[0])), 10)
    if (code >= 100 && code <= 999) call.run.exchange.status = code
    return ''
  },
}
