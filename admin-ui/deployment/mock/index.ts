// The mock being edited.
export { type Conflict, type Merged, merge, takeTheirs } from './merge.ts'
export { MockStore } from './mock-store.ts'
export { SaveState } from './save-state.tsx'
export type { Snapshot, Status } from './snapshot.ts'
export { type EditedMock, type LoadedMock, useMock } from './use-mock.ts'
