// What mswHandlers and onUnhandled refuse, and how.
import t from 'tap'
import { createMock } from '../../../sdk/mock/index.ts'
import { mswHandlers, onUnhandled } from '../../../sdk/msw/index.ts'

const mock = createMock({ routes: [] })
const deployment = { fetch() {}, calls() {}, expectCalled() {}, session() {} }

/** Calls as JavaScript may make them. */
const handlers = mswHandlers as (...given: unknown[]) => unknown
const unhandled = onUnhandled as (...given: unknown[]) => unknown

const ARGUMENT = 'argument-invalid'

const table: [name: string, call: () => unknown, code: string, message: RegExp][] = [
  ['nothing', () => handlers(), ARGUMENT, /undefined is no mock\. Give one that createMock/],
  ['null', () => handlers(null), ARGUMENT, /null is no mock/],
  ['a text', () => handlers('mock.yaml'), ARGUMENT, /a value of type string is no mock/],
  ['a list', () => handlers([mock]), ARGUMENT, /a list is no mock/],
  ['a document', () => handlers({ routes: [] }), ARGUMENT, /a document\. Make a mock of it/],
  ['a promise', () => handlers(Promise.resolve(mock)), ARGUMENT, /a promise\. Await it/],
  ['a deployment', () => handlers(deployment), 'msw-unsupported', /answers on its server/],
  ['options as a text', () => handlers(mock, 'https://a.test'), ARGUMENT, /options are a value/],
  ['options of null', () => handlers(mock, null), ARGUMENT, /options are null/],
  ['options as a list', () => handlers(mock, []), ARGUMENT, /options are a list/],
  ['a misspelt option', () => handlers(mock, { orgin: 'x' }), ARGUMENT, /no option "orgin"/],
  ['an origin of null', () => handlers(mock, { origin: null }), ARGUMENT, /origin is of type null/],
  ['an empty origin', () => handlers(mock, { origin: '' }), ARGUMENT, /the origin is ""/],
  ['a host', () => handlers(mock, { origin: 'a.test' }), ARGUMENT, /the origin is "a\.test"/],
  ['a socket', () => handlers(mock, { origin: 'ws://a.test' }), ARGUMENT, /is not of HTTP/],
  [
    'a path',
    () => handlers(mock, { origin: 'https://a.test/v1' }),
    ARGUMENT,
    /more than an origin\. Give https:\/\/a\.test, and say the path in the mock's `endpointPrefix`/,
  ],
  ['a password', () => handlers(mock, { origin: 'https://u:p@a.test' }), ARGUMENT, /more than/],
  ['no origins', () => handlers(mock, { origin: [] }), ARGUMENT, /list of origins is empty/],
  ['an odd origin', () => handlers(mock, { origin: ['https://a.test', 7] }), ARGUMENT, /number/],
  ['no mock', () => unhandled(), ARGUMENT, /onUnhandled.*undefined is no mock/],
  ['no mocks', () => unhandled([mock, {}]), ARGUMENT, /is no mock/],
  ['an odd reaction', () => unhandled(mock, 'bypass'), ARGUMENT, /no reaction "bypass"/],
  ['an inherited reaction', () => unhandled(mock, 'toString'), ARGUMENT, /no reaction/],
  ['a reaction of null', () => unhandled(mock, null), ARGUMENT, /no reaction null/],
]

for (const [name, call, code, message] of table)
  t.test(`${name} is refused in a sentence`, async (t) => {
    t.throws(call, { name: 'MockhostError', code, message })
  })
