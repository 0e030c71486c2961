// Formats: what documents are written in. Apart from the engine, which does not need them.
export { differences } from './differences.ts'
export { migrateMockoonFile } from './migrate.ts'
export { dataModelOf, type MockoonFile, needsMigration, toMockoon } from './mockoon.ts'
export {
  MAX_DOCUMENT_CHARS,
  type ParsedText,
  type Position,
  parseJsonText,
  parseText,
} from './text.ts'
export { toYaml } from './yaml.ts'
