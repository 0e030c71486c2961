// The client of the management API: what a server can do, from a program.
export type * from '../../core/api/index.ts'
export { MockhostError } from '../../core/errors.ts'
export {
  type Backup,
  type ListFilter,
  type MockFormat,
  MockhostClient,
  type MockText,
  type ReadMock,
  type ReplaceOptions,
} from './client.ts'
export type { ClientOptions, Fetch } from './connection.ts'
export type { FollowOptions } from './follow.ts'
export type { FollowChangesOptions } from './follow-changes.ts'
export type { TestsClient } from './tests-client.ts'
