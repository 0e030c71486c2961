// Requests: what a front hands over, and what the stages see of it.
export { assertDecodable, isDecodable } from './decodable.ts'
export {
  type IncomingRequest,
  readStream,
  tooLarge,
  WebIncoming,
  type WebIncomingOptions,
} from './incoming.ts'
export type { ParseMultipart } from './multipart.ts'
export type { Fields } from './query.ts'
export { type HandedOn, RequestView } from './request.ts'
export type { Sax } from './xml.ts'
