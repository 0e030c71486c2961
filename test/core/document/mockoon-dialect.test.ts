// Mockoon files: what Mockoon would repair is repaired and warned about, what it would live with is served.
import t from 'tap'
import { compileDocument, formatMistake, isFatal } from '../../../core/index.ts'
import { engineFor } from '../../support/in-process.ts'

/** A Mockoon file: its data model makes it one. */
const file = (fields: object) => ({ lastMigration: 33, ...fields })
const withResponse = (response: object) =>
  file({ routes: [{ uuid: 'r', endpoint: 'a', responses: [{ uuid: 's', ...response }] }] })

const responseOf = (document: unknown) => compileDocument(document).mock?.routes[0]?.responses[0]

const linesOf = (document: unknown): string[] =>
  compileDocument(document).mistakes.map(
    (mistake) =>
      `${mistake.severity}${mistake.isTolerated ? ' tolerated' : ''} ${formatMistake(mistake)}`,
  )

type Row = [claim: string, fields: object, repaired: object, ...mistakes: string[]]

const repairs: Row[] = [
  [
    'an unknown key is left out',
    { tlsOptions: { enabled: true, colour: 'red' } },
    { tlsOptions: { enabled: true, colour: undefined } },
    'warning tlsOptions.colour: unknown key. Known here: enabled, type, pfxPath, certPath, keyPath, caPath, passphrase.',
  ],
  [
    'a value of the wrong type gives way to its default',
    { name: 5 },
    { name: 'New mock' },
    'warning name: must be a text, not 5',
  ],
  [
    'flags must be flags',
    { cors: 'false' },
    { cors: true },
    'warning cors: must be true or false, not "false"',
  ],
  [
    'a value out of range gives way to its default',
    { port: 70_000, latency: -1 },
    { port: 3000, latency: 0 },
    'warning port: 70000 must be 65535 or less',
    'warning latency: -1 must be 0 or more',
  ],
  [
    'numbers may be written as texts',
    { port: '4000', latency: ' 10 ' },
    { port: 4000, latency: 10 },
  ],
  [
    'a text that is no number gives way to the default',
    { port: '' },
    { port: 3000 },
    'warning port: must be a number, not ""',
  ],
  [
    'a list that is none is empty',
    { routes: {} },
    { routes: [] },
    'warning routes: must be a list, not an object',
  ],
  [
    'items that are none are left out',
    { data: [5, { uuid: 'd', id: 'd' }] },
    { data: [{ id: 'd', name: 'New data' }] },
    'warning data[0]: must be an object, not 5',
  ],
  [
    'a wrong data model is taken for the newest',
    { lastMigration: null },
    { lastMigration: 33 },
    'warning lastMigration: must be a number, not null',
  ],
]

for (const [claim, fields, repaired, ...mistakes] of repairs) {
  t.test(claim, async (t) => {
    t.same(linesOf(file(fields)), mistakes)
    t.match(compileDocument(file(fields)).mock, repaired)
    const { lastMigration: _, ...handWritten } = file(fields)
    const isHandWritten = mistakes.length > 0 && !('lastMigration' in fields)
    if (isHandWritten) t.ok(compileDocument(handWritten).mistakes.some(isFatal))
  })
}

t.test('a newer data model is refused all the same', async (t) => {
  t.equal(compileDocument(file({ lastMigration: 34 })).mock, undefined)
})

const tolerated: [claim: string, response: object, mistake: RegExp][] = [
  [
    'a template that is none',
    { body: 'x{{#if}' },
    /^error tolerated routes\[0\]\.responses\[0\]\.body: .*line 1, column \d+ of the template/,
  ],
  [
    'a header that is none',
    { headers: [{ key: 'A', value: '{{' }] },
    /^error tolerated routes\[0\]\.responses\[0\]\.headers\[0\]\.value: .*line 1, column \d+ of the template/,
  ],
  [
    'a pattern that is none',
    { rules: [{ operator: 'regex', value: '(' }] },
    /^error tolerated routes\[0\]\.responses\[0\]\.rules\[0\]\.value: Invalid regular expression/,
  ],
  [
    'a filter that is not allowed',
    { rules: [{ modifier: '$[?(exit())]' }] },
    /^error tolerated routes\[0\]\.responses\[0\]\.rules\[0\]\.modifier: the JSONPath/,
  ],
]

for (const [claim, response, mistake] of tolerated) {
  t.test(`${claim} is an error that Mockoon lives with`, async (t) => {
    const { program, mistakes } = compileDocument(withResponse(response))
    t.ok(program)
    t.match(linesOf(withResponse(response)), [mistake])
    t.notOk(mistakes.some(isFatal))
    const { lastMigration: _, ...handWritten } = withResponse(response)
    t.equal(compileDocument(handWritten).program, undefined)
  })
}

t.test('a route whose endpoint is none is passed over, the others are served', async (t) => {
  const document = file({
    routes: [
      { uuid: 'a', endpoint: '(', responses: [{ uuid: 'x', default: true, body: 'first' }] },
      { uuid: 'b', endpoint: '*', responses: [{ uuid: 'y', default: true, body: 'second' }] },
    ],
  })
  t.same(linesOf(document), ['error tolerated routes[0].endpoint: Unexpected ( at index 1: /('])
  const response = await engineFor(document).fetch(new Request('http://mock.test/('))
  t.equal(await response.text(), 'second')
})

t.test('a response without a body has the one that Mockoon gives it', async (t) => {
  t.equal(responseOf(withResponse({}))?.body, '{}')
  t.equal(responseOf({ routes: [{ responses: [{}] }] })?.body, '')
})

t.test('a bucket is the body only where the file says so', async (t) => {
  t.equal(responseOf(withResponse({ databucketID: 'd' }))?.bodyType, 'INLINE')
  t.equal(
    responseOf(withResponse({ databucketID: 'd', bodyType: 'DATABUCKET' }))?.bodyType,
    'DATABUCKET',
  )
})

t.test('no response is made the default', async (t) => {
  t.equal(responseOf(withResponse({}))?.default, false)
})
