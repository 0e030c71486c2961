// A text that someone writes as JSON: its value, or the place where it is none.
import { findMistake } from './find-mistake.ts'

export interface JsonMistake {
  readonly message: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

export type ReadJson = { readonly value: unknown } | { readonly mistake: JsonMistake }

export function readJson(text: string): ReadJson {
  try {
    return { value: JSON.parse(text) }
  } catch {
    const { offset, message } = findMistake(text)
    return { mistake: { message, ...placeOf(text, offset) } }
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** As it is shown to be edited. */
export const writeJson = (value: unknown): string => JSON.stringify(value, null, 2) ?? 'null'
