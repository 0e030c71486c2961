// Where the parts of a document are written in its text.
import t from 'tap'
import { parseText } from '../../../core/formats/index.ts'
import { compileDocument } from '../../../core/index.ts'

type Path = readonly (string | number)[]
type Row = [path: Path, place: string]

const placeOf = async (text: string, path: Path): Promise<string> => {
  const place = (await parseText(text)).locate(path)
  return place ? `${place.line}:${place.column}` : 'nowhere'
}

const json = `{
  "routes": [
    {"endpoint": "a"},
    {
      "endpoint": "b",
      "headers": {"x-a": 1, "x b": [2, 3]} }
  ]
}`

const jsonRows: Row[] = [
  [[], '1:1'],
  [['routes'], '2:3'],
  [['routes', 0], '3:5'],
  [['routes', 0, 'endpoint'], '3:6'],
  [['routes', 1, 'endpoint'], '5:7'],
  [['routes', 1, 'headers', 'x b', 1], '6:40'],
  // What is missing is where the nearest part around it is.
  [['name'], '1:1'],
  [['routes', 0, 'body'], '3:5'],
  [['routes', 7, 'body'], '2:3'],
  [['routes', 'endpoint'], '2:3'],
  [['routes', 1, 'headers', 'x-a', 'deeper', 'still'], '6:19'],
]

const yaml = `name: mine
routes:
  - {endpoint: a}
  - endpoint: b
    headers: {x-a: 1, x b: [2, 3]}
data: &all
  list: [1,
    2]
other: *all
merged: {<<: *all, own: 1}
`

const yamlRows: Row[] = [
  [[], '1:1'],
  [['name'], '1:1'],
  [['routes'], '2:1'],
  [['routes', 0, 'endpoint'], '3:6'],
  [['routes', 1, 'endpoint'], '4:5'],
  [['routes', 1, 'headers', 'x b'], '5:23'],
  [['data', 'list'], '7:3'],
  [['merged', 'own'], '10:20'],
  [['routes', 0], '3:5'],
  [['routes', 1], '4:5'],
  [['routes', 1, 'headers', 'x b', 1], '5:32'],
  [['data', 'list', 1], '8:5'],
  // What is missing is where the nearest part around it is.
  [['title'], '1:1'],
  [['routes', 0, 'body'], '3:5'],
  [['routes', 1, 'body', 'deeper'], '4:5'],
  [['other', 'list'], '9:1'],
  [['merged', 'list'], '10:1'],
]

t.test('a part of a JSON text is located where its member begins', async (t) => {
  for (const [path, place] of jsonRows) t.equal(await placeOf(json, path), place, path.join('.'))
})

t.test('a part of a YAML text is located where its key, or its item, begins', async (t) => {
  for (const [path, place] of yamlRows) t.equal(await placeOf(yaml, path), place, path.join('.'))
})

t.test('lines end with a line feed, with or without a carriage return', async (t) => {
  t.equal(await placeOf('{\r\n"a":\r\n[1,\r\n2]}', ['a', 1]), '4:1')
  t.equal(await placeOf('a:\r\n  - 1\r\n  - 2', ['a', 1]), '3:5')
})

t.test('a byte order mark before JSON takes no column', async (t) => {
  t.equal(await placeOf('\uFEFF{"a": 1}', ['a']), '1:2')
})

t.test('in an empty text nothing has a place', async (t) => {
  t.equal(await placeOf('', ['a']), 'nowhere')
})

t.test('a mistake leads to its place in the text', async (t) => {
  const text = '{"routes": [\n  {"endpoint": "a", "stauts": 1, "body": "x"}]}'
  const { mistakes } = compileDocument((await parseText(text)).value)
  t.same(await Promise.all(mistakes.map(({ segments }) => placeOf(text, segments))), ['2:21'])
})
