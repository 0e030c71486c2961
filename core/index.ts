// The public names of the engine.
export {
  type Answer,
  type HeaderEntry,
  HeaderList,
  hasWebStatus,
  type Problem,
  problemAnswer,
  Relay,
  type SocketEnd,
  StreamedBody,
  toResponse,
  type Wire,
} from './answer/index.ts'
export { overlay } from './compile/index.ts'
export { type CompiledDocument, type CompileOptions, compileDocument } from './compile-document.ts'
export { compileOverrides, type OverrideOptions } from './compile-overrides.ts'
export {
  DATA_MODEL,
  type Dialect,
  formatMistake,
  isFatal,
  type Mistake,
  type Mock,
  mockSchema,
  type WrittenMock,
} from './document/index.ts'
export { Engine, type EngineOptions } from './engine.ts'
export { type ErrorCode, MockhostError, messageOf } from './errors.ts'
export { defaultLimits, type Limits } from './limits.ts'
export { withModules } from './optional-modules.ts'
export type { Outcome } from './outcome.ts'
export type { CompiledResponse, Program } from './program.ts'
export type { Proposal } from './proposal.ts'
export { isFakerLocale, renderSetting } from './render/index.ts'
export {
  type IncomingRequest,
  RequestView,
  readStream,
  tooLarge,
  WebIncoming,
  type WebIncomingOptions,
} from './request/index.ts'
export type {
  BucketView,
  MockRequest,
  MockState,
  Reply,
  ReplyHeaders,
  ReplyOptions,
  Responder,
} from './respond/index.ts'
export { OpenSockets, type SentMessage, takesUpgrades } from './sockets/index.ts'
export {
  type BucketContent,
  Layer,
  restoreState,
  type SavedState,
  saveCounts,
  saveData,
} from './state/index.ts'
export { explain } from './trace/index.ts'
export {
  afterMs,
  type ConnectUpstream,
  createWorld,
  type Files,
  type HeaderPairs,
  type OpenedFile,
  type SocketListener,
  type SocketRefusal,
  seedNumber,
  type Upstream,
  type UpstreamAnswer,
  type UpstreamRequest,
  type UpstreamSocket,
  type UpstreamSocketRequest,
  type World,
} from './world/index.ts'
