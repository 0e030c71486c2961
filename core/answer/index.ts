// Answering: the status, headers and body that go out.
export { type Answer, AnswerShape, assertFinal, bytesAnswer } from './answer.ts'
export { conditional } from './conditional.ts'
export { encoderFor } from './content-type.ts'
export { HeaderBuilder, type HeaderEntry, HeaderList } from './header-list.ts'
export { type Problem, problemAnswer } from './problem.ts'
export { Relay, type RelayEnd, type RelayWatcher } from './relay.ts'
export { StreamedBody, type StreamedBodyParts } from './streamed-body.ts'
export { hasWebStatus, toResponse } from './web.ts'
