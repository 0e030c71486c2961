// Recording: from exchanges with the real API to routes of a mock.
export type { RecordedFile } from './answers.ts'
export type { PathChoices, PathParameter } from './groups.ts'
export { type RecordedMode, type RecordedRoute, type RecordOptions, record } from './record.ts'
export { type RecordingOptions, recordingUpstream } from './recording-upstream.ts'
export type { Sample } from './sample.ts'
export { REDACTED, redactSample } from './secrets.ts'
