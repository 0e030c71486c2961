// Fills a data folder with deployments of the sample mock, as the management API would, without a server.
// Usage: node bench/many-deployments.ts FOLDER COUNT
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseText } from '../core/formats/index.ts'
import { Deployments } from '../server/deployments/index.ts'
import { loadSecret, SecretBox } from '../server/keys/index.ts'
import { sampleDocument } from '../server/sample/index.ts'
import { dataMigrations, migrate, openDatabase } from '../server/storage/index.ts'

export const subdomainOf = (number: number): string => `shop-${number}`

export async function fillWithSamples(data: string, count: number): Promise<void> {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const database = await openDatabase(join(data, 'data.db'), { durability: 'normal' })
  migrate(database, dataMigrations)
  const deployments = new Deployments({
    database,
    secretBox: new SecretBox(await loadSecret(data)),
    settings: {
      urlOf: (subdomain) => `http://${subdomain}.localhost`,
      reservedDomain: 'localhost',
      regions: ['local'],
      quotas: {
        requestsPerSecond: 0,
        monthlyCalls: 0,
        documentBytes: 0,
        stateBytes: 0,
        filesBytes: 10_000_000,
        logEntries: 1_000,
      },
      carriesRawHttp: false,
    },
  })
  const { value } = await parseText(await sampleDocument())
  const mock = value as Record<string, unknown>
  for (let number = 0; number < count; number++)
    await deployments.create({ mock, subdomain: subdomainOf(number) }, 'bench')
  database.close()
}

const [, , folder, count] = process.argv
if (import.meta.main && folder !== undefined) await fillWithSamples(folder, Number(count))
