// The responses that make a callback.
import { fieldsOf, listOf, responsesOf } from './responses-of.ts'
import type { Use } from './uses-of-bucket.ts'

export const usesOfCallback = (mock: unknown, uuid: string): Use[] =>
  responsesOf(mock).flatMap(({ fields, route, title, name }) =>
    listOf(fields.callbacks)
      .map(fieldsOf)
      .filter((reference) => reference.uuid === uuid)
      .map(({ latency }) => ({
        route,
        title,
        name,
        how: Number(latency) > 0 ? `makes it after ${latency} ms` : 'makes it after its answer',
      })),
  )
