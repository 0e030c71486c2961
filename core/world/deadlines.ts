// What is to happen unless something else comes before, such as the end of patience with another server. One timer
// looks after all of them: setting and clearing one for each request would cost as much as all of a short answer.

interface Deadline {
  readonly at: number
  readonly pass: () => void
}

/** Milliseconds between two looks: nobody's patience is measured more exactly. */
const LOOK_MS = 10
/** A timer that has not looked for so long never will. */
const STALE_MS = 1_000

const pending = new Set<Deadline>()
let looked = 0
let timer: ReturnType<typeof setInterval> | undefined

/** Calls it once so many milliseconds have passed, or up to ten more; gives what takes that back. */
export function afterMs(ms: number, pass: () => void): () => void {
  const now = performance.now()
  const deadline = { at: now + ms, pass }
  pending.add(deadline)
  // Tests put other timers in the place of real ones, and take them away while this one is set.
  if (timer === undefined || Math.abs(now - looked) > STALE_MS) {
    clearInterval(timer)
    timer = setInterval(look, LOOK_MS)
    looked = now
  }
  return () => void pending.delete(deadline)
}

function look(): void {
  const now = performance.now()
  looked = now
  for (const deadline of pending)
    if (deadline.at <= now) {
      pending.delete(deadline)
      deadline.pass()
    }
  if (pending.size > 0) return
  clearInterval(timer)
  timer = undefined
}
