// What the settings of a deployment reckon with: ends of keys, names of variables.
import t from 'tap'
import {
  mistakeInName,
  readEnvFile,
} from '../../../admin-ui/deployment/settings/environment/variable-name.ts'
import { expiryOf, stateOfKey } from '../../../admin-ui/deployment/settings/keys/expiry.ts'
import { maskKey } from '../../../admin-ui/deployment/settings/keys/mask-key.ts'

const NOW = Date.parse('2024-05-01T10:00:00Z')

t.test('the end of a new key', async (t) => {
  t.equal(expiryOf('never', NOW), null)
  t.equal(expiryOf('30', NOW), '2024-05-31T10:00:00.000Z')
})

t.test('a key works, ends soon, or has ended', async (t) => {
  t.equal(stateOfKey(null, NOW), 'working')
  t.equal(stateOfKey('2024-06-01T10:00:00Z', NOW), 'working')
  t.equal(stateOfKey('2024-05-02T10:00:00Z', NOW), 'ending')
  t.equal(stateOfKey('2024-05-01T10:00:00Z', NOW), 'expired')
})

t.test('a key that is not shown gives nothing away but its end', async (t) => {
  t.equal(maskKey('mh_0123456789abcdefwxyz'), 'mh_••••••••wxyz')
  t.equal(maskKey('short'), '••••••••')
})

t.test('names of variables are those that the server takes', async (t) => {
  t.equal(mistakeInName('API_URL', ['B']), undefined)
  t.match(mistakeInName('', []), /name/)
  for (const name of ['1A', 'A-B', 'a b', `A${'b'.repeat(128)}`])
    t.match(mistakeInName(name, []), /Letters, digits/, name)
  t.match(mistakeInName('A', ['A']), /already/)
})

t.test('a .env file is read', async (t) => {
  const text = [
    '# comment',
    'A=1',
    'export B = "two words" ',
    "C='#3'",
    'D=4 # four',
    'E=',
    'no line',
    'F=a=b',
  ].join('\r\n')
  t.same(readEnvFile(text), [
    ['A', '1'],
    ['B', 'two words'],
    ['C', '#3'],
    ['D', '4'],
    ['E', ''],
    ['F', 'a=b'],
  ])
})
