// Why this response: the words for it, and the routes that it names.
export { routeOfTitle, type TitledRoute } from './route-of-title.ts'
export { nameSource, nameStage } from './stages.ts'
