// This project: the binary and the sources on Node, serving a file, and hosting deployments.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textAt } from '../measure.ts'
import type { Workload } from '../workload.ts'
import { type Contender, inRoot, node, type Place, type Plan } from './contender.ts'

/** `MOCKHOST_BINARY` names another build than the project's. */
export const binary = process.env.MOCKHOST_BINARY ?? inRoot('mockhost')
const onLoopback = (port: number) => ['--port', String(port), '--hostname', '127.0.0.1']

const serving =
  (command: readonly string[]) =>
  ({ document, beside }: Workload, { folder, port }: Place): Plan | undefined => {
    if (beside !== undefined) return undefined
    const file = join(folder, 'mock.json')
    writeFileSync(file, JSON.stringify(document))
    return { command: [...command, 'serve', '--no-log', ...onLoopback(port), file] }
  }

/** The binary of another revision is one too. */
export const serveOf = (name: string, file: string): Contender => ({
  name,
  needs: [file],
  installed: file,
  plan: serving([file]),
})

export const serve = serveOf('mockhost serve', binary)

export const serveOnNode: Contender = {
  name: 'mockhost serve on Node',
  needs: [node],
  installed: undefined,
  plan: serving([node, inRoot('server/main.ts')]),
}

export const startOf = (name: string, file: string): Contender => ({
  name,
  needs: [file],
  installed: file,
  plan: (workload, { folder, port }) => {
    const data = join(folder, 'data')
    const fill = [node, inRoot('bench/many-deployments.ts'), data, String(workload.beside ?? 0)]
    const start = [file, 'start', '--no-sample', ...onLoopback(port), '--data', data]
    const isBeside = (workload.beside ?? 0) > 0
    return {
      command: isBeside ? ['sh', '-c', `${quoted(fill)} && exec ${quoted(start)}`] : start,
      deploy: (output) => deploy(`http://127.0.0.1:${port}`, output, workload),
    }
  },
})

export const start = startOf('mockhost start', binary)

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ')

/** Over the API, as a team would, with the root key that the first start prints. */
async function deploy(url: string, output: () => string, { document }: Workload): Promise<string> {
  const key = /mh_\w+/.exec(output())?.[0]
  const mock = { mock: document, subdomain: 'bench' }
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const request = { method: 'POST' as const, path: '', headers, body: JSON.stringify(mock) }
  const answer = await textAt(`${url}/api/v1/deployments`, request, undefined)
  if (!answer.includes('"subdomain":"bench"')) throw new Error(answer)
  return 'bench.localhost'
}
