// What helps to write templates.
export { fakerCompletions, helperCompletions } from './completions.ts'
export { HELPER_TEXTS } from './helper-texts.ts'
export { useCompletions } from './use-completions.ts'
