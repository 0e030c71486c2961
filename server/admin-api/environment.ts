// The mock as a whole, replaced by another one, if that one is sound.

import { Refusal } from '../refusal.ts'
import { json, message } from './answers.ts'
import type { Operation } from './parts.ts'

export const replaceEnvironment: Operation = async ({ parts, id, request }) => {
  await request.readBody()
  const reason = notAnEnvironment(request.text)
  if (reason !== undefined) return invalid([{ severity: 'error', path: '', message: reason }])
  try {
    await parts.deployments.replaceMock(id, request.text, { author: 'Mockoon admin API' })
    return message('Environment updated')
  } catch (error) {
    if (error instanceof Refusal && error.problem.kind === 'mock-invalid')
      return invalid(error.problem.extra?.mistakes)
    throw error
  }
}

const invalid = (mistakes: unknown): Response =>
  json({ message: 'Invalid environment format', mistakes }, 400)

/** What is no environment at all must not come to an empty one. */
function notAnEnvironment(text: string): string | undefined {
  if (text.trim() === '') return 'there is no body'
  const value = parsed(text)
  if (value === undefined) return 'the body is not JSON'
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject) return 'an environment must be an object'
  return Object.hasOwn(value, 'routes') ? undefined : 'an environment must have routes'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
