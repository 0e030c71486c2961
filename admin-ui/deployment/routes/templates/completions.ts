// What is offered behind `{{`: the helpers of the engine, each with what it does, and the names that faker knows.
import { helperNames } from '../../../../sdk/editing/index.ts'
import type { EditorCompletion } from '../../../kit/index.ts'
import { HELPER_TEXTS } from './helper-texts.ts'

const BLOCKS = new Set(['if', 'unless', 'each', 'with', 'repeat', 'switch', 'case'])

/** A block is begun with a sign before its name; what is offered replaces the name alone. */
export const helperCompletions: readonly EditorCompletion[] = helperNames.map((label) => ({
  label,
  detail: `${BLOCKS.has(label) ? 'block · ' : ''}${HELPER_TEXTS[label] ?? ''}`,
}))

/** Names with a dot are found by what is typed of them: `faker 'person.f`. */
export const fakerCompletions = (names: readonly string[]): readonly EditorCompletion[] =>
  names.map((label) => ({ label, detail: 'faker' }))
