// The answer to a preflight that no route answers. Source: Mockoon 9.9.
import { type Answer, AnswerShape, HeaderBuilder, type HeaderEntry } from './answer/index.ts'

const DEFAULTS: readonly HeaderEntry[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS'],
  [
    'Access-Control-Allow-Headers',
    'Content-Type, Origin, Accept, Authorization, Content-Length, X-Requested-With',
  ],
]

/** Permits everything, but for what the mock's own headers say. */
export function preflight(mockHeaders: readonly HeaderEntry[]): Answer {
  const builder = new HeaderBuilder(mockHeaders)
  for (const [name, value] of [...DEFAULTS, ...mockHeaders]) builder.set(name, value)
  return new AnswerShape(200, builder.entries).withBody('')
}
