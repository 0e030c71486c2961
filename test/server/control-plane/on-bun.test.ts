// The management API on Bun answers as it does on Node.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

const script = fileURLToPath(new URL('few-requests.ts', import.meta.url))
const bun = fileURLToPath(new URL('../../../node_modules/.bin/bun', import.meta.url))
const run = promisify(execFile)

t.test('requests good and bad are answered the same on Bun and on Node', async (t) => {
  const folders = t.testdir({ bun: {}, node: {} })
  const onBun = await run(bun, [script, `${folders}/bun`])
  const onNode = await run(process.execPath, [script, `${folders}/node`])
  t.equal(onBun.stdout, onNode.stdout)
  t.match(onBun.stdout, /"POST \/deployments",201[\s\S]*"stream","transaction"[\s\S]*"end",true/)
})
