// The sample mock.
export { sampleFile, sampleRequests } from './sample.ts'
