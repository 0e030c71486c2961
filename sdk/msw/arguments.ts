// What the functions for MSW are given, checked.
import { MockhostError } from '../../core/errors.ts'
import type { MswMock, MswOptions } from './handlers.ts'

/** @throws MockhostError `argument-invalid`; `msw-unsupported` for the mock of a deployment */
export function assertMock(what: string, mock: unknown): asserts mock is MswMock {
  if (isRecord(mock) && typeof mock.propose === 'function' && typeof mock.handle === 'function')
    return
  if (isRecord(mock) && typeof mock.expectCalled === 'function')
    throw new MockhostError(
      'msw-unsupported',
      `${what}: a deployment answers on its server, not in this process. Send the requests to its URL, without MSW.`,
    )
  throw new MockhostError('argument-invalid', `${what}: ${reasonOf(mock)}`)
}

/** @throws MockhostError `argument-invalid` */
export function assertOptions(what: string, options: unknown): asserts options is MswOptions {
  if (!isRecord(options) || Array.isArray(options))
    throw new MockhostError(
      'argument-invalid',
      `${what}: its options are ${typeName(options)}. Give an object such as { origin: 'https://api.example.com' }.`,
    )
  const unknown = Object.keys(options).find((key) => key !== 'origin')
  if (unknown !== undefined)
    throw new MockhostError(
      'argument-invalid',
      `${what}: it has no option ${JSON.stringify(unknown)}. There is \`origin\`.`,
    )
}

function reasonOf(value: unknown): string {
  if (value instanceof Promise) return 'that is a promise. Await it first.'
  if (isRecord(value) && 'routes' in value)
    return 'that is a document. Make a mock of it: createMock(document).'
  return `${typeName(value)} is no mock. Give one that createMock(…) made, or a session of it.`
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
