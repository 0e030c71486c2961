// Values of buckets as they are shown to be edited.
import t from 'tap'
import { isSameJson, readableJson } from '../../admin-ui/deployment/data/readable-json.ts'

t.test('JSON in one line is shown over several, and nothing else is touched', async (t) => {
  t.equal(readableJson('{"a":[1]}'), '{\n  "a": [\n    1\n  ]\n}')
  for (const text of ['', '12', '"a"', 'null', '{{users}}', '[{{#repeat 2}}1{{/repeat}}]', '[\n1]'])
    t.equal(readableJson(text), text)
})

t.test('texts that say the same JSON are the same', async (t) => {
  t.ok(isSameJson('{"a":1}', '{\n  "a": 1\n}'))
  t.ok(isSameJson('{{a}}', '{{a}}'))
  t.notOk(isSameJson('{{a}}', '{{a}} '))
  t.notOk(isSameJson('[1]', '[2]'))
  t.notOk(isSameJson('[1', '[1]'))
})
