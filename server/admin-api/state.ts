// Everything that requests have changed and left behind, forgotten at once.
import { json } from './answers.ts'
import type { Operation } from './parts.ts'

export const purgeState: Operation = async ({ parts, id, watchers }) => {
  const engine = await parts.live.engineOf(id)
  engine.reset()
  await engine.prepareState()
  parts.log.clear(id)
  watchers.bucketsChanged(id)
  return json({ response: 'Server has been reset to its initial state' })
}
