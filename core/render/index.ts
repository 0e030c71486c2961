// Rendering: templates and the helpers that they call.
export type { TemplateCall } from './calls.ts'
export { explainSyntax } from './explain-syntax.ts'
export { fakerNames, isFakerLoaded, isFakerLocale, loadFaker } from './faker.ts'
export { generateBuckets, generateWaiting } from './generate-buckets.ts'
export { renderHeaders } from './headers.ts'
export {
  bodyHelpers,
  bucketHelpers,
  exchangeHelpers,
  fakerHelperNames,
  requestHelperNames,
} from './helpers/index.ts'
export { plainData } from './plain-data.ts'
export { bucketText, type RenderInput, renderResponse } from './response.ts'
export type { Helpers } from './run.ts'
export { renderSetting } from './setting.ts'
export { Template } from './template.ts'
