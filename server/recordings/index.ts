// Recordings of deployments.
export { joinMock, knownRoute } from './join-mock.ts'
export { MAX_BYTES, MAX_EXCHANGES, type RecordingState, Recordings } from './recordings.ts'
