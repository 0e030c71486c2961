// Arguments of public functions: what is none is refused in a sentence, never met by a TypeError from inside.
export { checkOptions, isRecord, nameValue, refuse } from './refuse.ts'
