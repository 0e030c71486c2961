// One mock being edited: what it is now, what of it is saved, what can be undone. It saves by itself, a moment after
// the last change, one save at a time; what others saved meanwhile is merged in.
import { type MockhostClient, MockhostError } from '../../../sdk/client/index.ts'
import {
  checkMock,
  type Dialect,
  type Mistake,
  type Mock,
  writeDocument,
} from '../../../sdk/editing/index.ts'
import { EditHistory } from './edit-history.ts'
import { type FetchedMock, fetchMock } from './fetch-mock.ts'
import { type Conflict, isSame, merge, takeTheirs } from './merge.ts'
import type { Snapshot } from './snapshot.ts'

export interface StoreOptions {
  readonly name: string
  readonly client: Pick<MockhostClient, 'mock' | 'mockText' | 'replaceMock'>
  readonly saveAfterMs?: number
  readonly retryMs?: number
}

export class MockStore {
  readonly #options: Required<StoreOptions>
  readonly #dialect: Dialect
  /** As the server has it. */
  #base: Mock
  #snapshot: Snapshot
  readonly #history = new EditHistory()
  #labels: string[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  #noticed = 0
  readonly #listeners = new Set<() => void>()

  static async open(options: StoreOptions): Promise<MockStore> {
    const { mock, dialect, revision } = await fetchMock(options.client, options.name)
    return new MockStore(mock, dialect, revision, options)
  }

  constructor(mock: Mock, dialect: Dialect, revision: number, options: StoreOptions) {
    this.#options = { saveAfterMs: 600, retryMs: 3_000, ...options }
    this.#dialect = dialect
    this.#base = mock
    this.#snapshot = {
      mock,
      base: mock,
      revision,
      status: 'saved',
      mistakes: checkMock({ mock, dialect }),
      conflicts: [],
      error: undefined,
      canUndo: false,
      canRedo: false,
      mergedRevision: undefined,
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): Snapshot => this.#snapshot

  get dialect(): Dialect {
    return this.#dialect
  }

  /** @param label for the list of revisions, as in "Changed GET /users" */
  edit = (label: string, change: (mock: Mock) => Mock): void => {
    const before = this.#snapshot.mock
    const after = change(before)
    if (after === before || isSame(after, before)) return
    this.#history.add({ label, before, after })
    this.#change(after, label)
  }

  undo = (): void => {
    const step = this.#history.undo()
    if (step) this.#revert(step.after, step.before, `Undid: ${step.label}`)
  }

  redo = (): void => {
    const step = this.#history.redo()
    if (step) this.#revert(step.before, step.after, step.label)
  }

  /** Takes a change back, and leaves what others did meanwhile. */
  #revert(from: Mock, to: Mock, label: string): void {
    this.#change(merge(from, to, this.#snapshot.mock).value, label)
  }

  #change(mock: Mock, label: string): void {
    this.#labels = [...this.#labels.filter((one) => one !== label), label]
    const status = this.#snapshot.status === 'conflict' ? 'conflict' : 'changed'
    this.#tell({ mock, status, error: undefined })
    if (status !== 'conflict') this.#schedule(this.#options.saveAfterMs)
  }

  /** Saves what is not saved, now. */
  flush = async (): Promise<void> => {
    clearTimeout(this.#timer)
    await this.#saving
    await this.#save()
  }

  /** Told which revision is live: somebody else may have saved. */
  async notice(revision: number): Promise<void> {
    this.#noticed = revision
    // What is saved right now may be this one; it is looked at again behind it.
    if (this.#saving || revision === this.#snapshot.revision) return
    if (this.#snapshot.status === 'conflict') return
    await this.#takeIn()
    if (this.#snapshot.status === 'changed') this.#schedule(this.#options.saveAfterMs)
  }

  /** Ends a conflict: theirs for these, mine for the others. */
  resolve = (theirs: readonly Conflict[]): void => {
    const mock = takeTheirs(this.#snapshot.mock, theirs)
    this.#tell({ mock, conflicts: [], status: 'changed' })
    this.#labels.push('Merged two changes')
    this.#schedule(0)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), ms)
  }

  async #save(): Promise<void> {
    if (this.#saving) return
    this.#saving = this.#saveOnce()
    try {
      await this.#saving
    } finally {
      this.#saving = undefined
    }
    if (this.#noticed > this.#snapshot.revision) await this.notice(this.#noticed)
    if (this.#snapshot.status === 'changed') this.#schedule(this.#options.saveAfterMs)
  }

  async #saveOnce(): Promise<void> {
    const { mock, revision } = this.#snapshot
    if (isSame(mock, this.#base)) {
      this.#tell({ status: 'saved', mistakes: this.#check(mock) })
      return
    }
    const mistakes = this.#check(mock)
    const isBroken = mistakes.some(({ severity }) => severity === 'error')
    this.#tell({ mistakes, status: isBroken ? 'invalid' : 'saving' })
    if (isBroken) return
    const labels = this.#labels
    this.#labels = []
    try {
      const saved = await this.#options.client.replaceMock(
        this.#options.name,
        writeDocument({ mock, dialect: this.#dialect }),
        { ifRevision: revision, message: labels.join(', ').slice(0, 1_000) },
      )
      this.#base = mock
      const isMore = this.#snapshot.mock !== mock
      this.#tell({
        revision: saved.revision,
        status: isMore ? 'changed' : 'saved',
        error: undefined,
      })
    } catch (error) {
      this.#labels = [...labels, ...this.#labels]
      await this.#fail(error)
    }
  }

  async #fail(error: unknown): Promise<void> {
    const { status } = error instanceof MockhostError ? error : {}
    if (status === 412) {
      await this.#takeIn()
      return
    }
    const isPassing = status === undefined || status === 401 || status === 429 || status >= 500
    this.#tell({ status: isPassing ? 'waiting' : 'refused', error })
    if (isPassing) this.#schedule(this.#options.retryMs)
  }

  /** Merges what is live into what is here. */
  async #takeIn(): Promise<void> {
    let live: FetchedMock
    try {
      live = await fetchMock(this.#options.client, this.#options.name)
    } catch (error) {
      this.#tell({ status: 'waiting', error })
      this.#schedule(this.#options.retryMs)
      return
    }
    const { value, conflicts } = merge(this.#base, this.#snapshot.mock, live.mock)
    this.#base = live.mock
    const isChanged = !isSame(value, live.mock)
    this.#tell({
      mock: value,
      revision: live.revision,
      conflicts,
      mergedRevision: live.revision,
      mistakes: this.#check(value),
      status: conflicts.length > 0 ? 'conflict' : isChanged ? 'changed' : 'saved',
    })
  }

  #check(mock: Mock): readonly Mistake[] {
    return checkMock({ mock, dialect: this.#dialect })
  }

  #tell(part: Partial<Snapshot>): void {
    this.#snapshot = {
      ...this.#snapshot,
      ...part,
      base: this.#base,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
    }
    for (const listener of this.#listeners) listener()
  }
}
