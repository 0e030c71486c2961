// Saves what deployments in memory have changed since they were saved last.
import { messageOf, saveCounts, saveData } from '../../core/index.ts'
import type { LiveDeployment } from './live-deployment.ts'
import type { SavedDeployment, StateStore } from './state-store.ts'

export interface Saving {
  readonly store: StateStore
  readonly now: () => number
  /** Told of a state that can't be saved; the others are. */
  readonly onError: (error: unknown) => void
}

/**
 * @returns those whose state is another one than it was when it was saved last
 * @throws what the store throws; nothing is saved then
 */
export function saveLive(
  lives: readonly LiveDeployment[],
  { store, now, onError }: Saving,
): LiveDeployment[] {
  const changed = lives.flatMap((live) => formOf(live, now(), onError) ?? [])
  store.save(
    changed.map(({ saved }) => saved),
    now(),
  )
  for (const { live, saved, edition } of changed) {
    live.saved.edition = edition
    live.saved.calls = saved.calls
    live.saved.requests = live.engine.state.requests
    if (saved.data !== undefined) live.saved.bytes = saved.data.length
  }
  return changed.filter(({ saved }) => saved.data !== undefined).map(({ live }) => live)
}

interface Unsaved {
  readonly live: LiveDeployment
  readonly edition: number
  readonly saved: SavedDeployment
}

/** One state that can't be written, being nested too deeply, must not keep the others from being saved. */
function formOf(
  live: LiveDeployment,
  now: number,
  onError: (error: unknown) => void,
): Unsaved | undefined {
  try {
    return savedForm(live, now)
  } catch (error) {
    live.saved.edition = live.engine.state.edition
    const reason = `The state of ${live.record.subdomain} can't be saved: ${messageOf(error)}`
    onError(new Error(reason, { cause: error }))
    return undefined
  }
}

/** What is to be written of a deployment; undefined where it is as it was saved. */
function savedForm(live: LiveDeployment, now: number): Unsaved | undefined {
  const { state, program } = live.engine
  const { edition, requests } = state
  const calls = live.calls.calls(now)
  const isSame =
    edition === live.saved.edition && requests === live.saved.requests && calls === live.saved.calls
  if (isSame) return undefined
  const saved = {
    id: live.record.id,
    data: edition === live.saved.edition ? undefined : saveData(state, program.buckets),
    counts: saveCounts(state),
    month: live.calls.month,
    calls,
  }
  return { live, edition, saved }
}
