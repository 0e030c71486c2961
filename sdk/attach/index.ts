// Attaching a test to a deployment.
export { type AttachOptions, attach } from './attach.ts'
export type { RemoteBucket, RemoteMock, RemoteState } from './remote-mock.ts'
