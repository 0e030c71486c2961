// Quotas in the units that people write them in.
import t from 'tap'
import {
  fromUnit,
  QUOTA_FIELDS,
  shareOf,
  toUnit,
} from '../../../admin-ui/deployment/settings/limits/quota-fields.ts'
import { quotasSchema } from '../../../core/api/index.ts'

t.test('there is a field for each quota', async (t) => {
  t.same(
    QUOTA_FIELDS.map(({ key }) => key).toSorted(),
    Object.keys(quotasSchema.properties).toSorted(),
  )
})

t.test('bytes are written in MB, and come back as they were', async (t) => {
  const size = QUOTA_FIELDS.find(({ key }) => key === 'stateBytes')
  if (!size) return t.fail('no field')
  t.equal(toUnit(size, 64 * 1_024 * 1_024), 64)
  t.equal(fromUnit(size, 64), 67_108_864)
  t.equal(fromUnit(size, 0.5), 524_288)
  t.equal(toUnit(size, 1_000), 0.001)
})

t.test('a share is of a limit, where there is one', async (t) => {
  t.equal(shareOf(5, 0), undefined)
  t.equal(shareOf(5, 10), 0.5)
  t.equal(shareOf(50, 10), 1)
})
