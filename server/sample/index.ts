// The sample mock.
export { sampleDocument, sampleFile, sampleRequests } from './sample.ts'
