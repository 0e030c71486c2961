// What every part of the management API is made of: names, times, problems.
import * as Type from '@sinclair/typebox'

export const object = <T extends Record<string, Type.TSchema>>(fields: T, description?: string) =>
  Type.Object(fields, { additionalProperties: false, ...(description ? { description } : {}) })

export const choice = <const T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], description })

export const time = (description: string) => Type.String({ format: 'date-time', description })
export const timeOrNull = (description: string) =>
  Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description })

/** One mistake in a document. */
export const mistakeSchema = object({
  severity: choice(['error', 'warning'], 'Whether the document can be used all the same'),
  path: Type.String({ description: 'Where in the document: `routes[2].responses[0].body`' }),
  message: Type.String(),
  hint: Type.Optional(Type.String({ description: 'What to do' })),
  line: Type.Optional(Type.Integer({ description: 'From 1, where the document was sent as text' })),
  column: Type.Optional(Type.Integer()),
  templateLine: Type.Optional(Type.Integer()),
  templateColumn: Type.Optional(Type.Integer()),
})
export type ApiMistake = Type.Static<typeof mistakeSchema>

/** RFC 9457. Kinds have members of their own beside these, such as `mistakes`. */
export const problemSchema = Type.Object(
  {
    type: Type.String({ description: '`urn:mockhost:problem:KIND`' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What happened, in a sentence' }),
    hint: Type.Optional(Type.String({ description: 'What to do' })),
    mistakes: Type.Optional(Type.Array(mistakeSchema)),
  },
  { additionalProperties: true, description: 'A problem (RFC 9457)' },
)
export type ApiProblem = Type.Static<typeof problemSchema>
