// What can be undone, and what has been: each step with the mock before and behind it.
import type { Mock } from '../../../sdk/editing/index.ts'

export interface Step {
  readonly label: string
  readonly before: Mock
  readonly after: Mock
}

/** Changes by one person in a row that belong together, such as typing, are one step. */
const SAME_STEP_MS = 1_000
const MAX_STEPS = 200

export class EditHistory {
  #done: readonly Step[] = []
  #undone: readonly Step[] = []
  #lastEdit = 0

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  add(step: Step): void {
    const now = Date.now()
    const last = this.#done.at(-1)
    const isSameStep = last?.label === step.label && now - this.#lastEdit < SAME_STEP_MS
    this.#done = isSameStep
      ? [...this.#done.slice(0, -1), { ...last, after: step.after }]
      : [...this.#done, step].slice(-MAX_STEPS)
    this.#undone = []
    this.#lastEdit = now
  }

  undo(): Step | undefined {
    const step = this.#done.at(-1)
    if (!step) return undefined
    this.#done = this.#done.slice(0, -1)
    this.#undone = [...this.#undone, step]
    this.#lastEdit = 0
    return step
  }

  redo(): Step | undefined {
    const step = this.#undone.at(-1)
    if (!step) return undefined
    this.#undone = this.#undone.slice(0, -1)
    this.#done = [...this.#done, step]
    this.#lastEdit = 0
    return step
  }
}
