// Why this response.
export { nameSource, nameStage } from './stages.ts'
