// What a request, a template and a document may take before they are stopped.

export interface Limits {
  /** Bytes of a request body; more is answered with 413. Default 10 MiB. */
  readonly bodyBytes: number
  /** Milliseconds that rendering one answer may take. Default 100. */
  readonly renderMs: number
  /** Characters that rendering one answer may write. Default 8 Mi. */
  readonly renderChars: number
  /** Milliseconds that generating one data bucket may take: it happens once, not for each request. Default 2,000. */
  readonly bucketMs: number
  /** Characters that generating one data bucket may write. Default 32 Mi. */
  readonly bucketChars: number
  /** How many callbacks may lead to one another: a request behind so many sets off no more. Default 100, as in Mockoon. */
  readonly callbackDepth: number
  /** Files that one multipart body may hold; more are left out. Default 10. */
  readonly multipartFiles: number
  /** Milliseconds that a stream may take: an endless one ends then, any other breaks off. Default an hour. */
  readonly streamMs: number
  /** Items that a stream may send before it breaks off. Default 1,000,000. */
  readonly streamItems: number
  /** Bytes that a stream may send before it breaks off. Default 1 GiB. */
  readonly streamBytes: number
  /** Streams that a mock may send at a time; one more is answered with 503. Default 1,000. */
  readonly openStreams: number
  /** WebSocket connections that a mock may have at a time; one more is answered with 503. Default 10,000. */
  readonly openSockets: number
  /** Bytes of a message that a WebSocket client may send; a longer one ends its connection with 1009. Default 1 MiB. */
  readonly socketMessageBytes: number
  /** Messages, pings and pongs that a WebSocket client may send a second; more end its connection with 1008. Default 1,000. */
  readonly socketMessagesPerSecond: number
  /** Bytes that may wait for a WebSocket client to take them; more end its connection with 1013. Default 4 MiB. */
  readonly socketBufferBytes: number
}

export const defaultLimits: Limits = {
  bodyBytes: 10 * 1024 * 1024,
  renderMs: 100,
  renderChars: 8 * 1024 * 1024,
  bucketMs: 2_000,
  bucketChars: 32 * 1024 * 1024,
  callbackDepth: 100,
  multipartFiles: 10,
  streamMs: 60 * 60 * 1_000,
  streamItems: 1_000_000,
  streamBytes: 1024 * 1024 * 1024,
  openStreams: 1_000,
  openSockets: 10_000,
  socketMessageBytes: 1024 * 1024,
  socketMessagesPerSecond: 1_000,
  socketBufferBytes: 4 * 1024 * 1024,
}
