// Template helpers.
export {
  bodyHelpers,
  bucketHelpers,
  exchangeHelpers,
  fakerHelperNames,
  requestHelperNames,
} from './registry.ts'
