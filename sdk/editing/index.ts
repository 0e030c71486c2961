// What an editor of mocks needs of the document.
export {
  bucketDefaults,
  type Callback,
  type Child,
  callbackDefaults,
  type DataBucket,
  type Dialect,
  type Folder,
  folderDefaults,
  type Header,
  type Mock,
  mockDefaults,
  type ProxyTarget,
  proxyDefaults,
  type Response,
  type ResponseMode,
  type Route,
  type Rule,
  type RuleOperator,
  type RuleTarget,
  responseDefaults,
  routeDefaults,
  routesInOrder,
  ruleDefaults,
  type Signature,
  type Stream,
  signatureDefaults,
  streamDefaults,
} from '../../core/document/index.ts'
export type { Mistake } from '../../core/index.ts'
export { checkMock, type OpenedDocument, openDocument, writeDocument } from './editing.ts'
export { fakerNames, helperNames } from './helper-names.ts'
