// Workloads as stubs of a Mountebank imposter.
import type { Workload } from '../../workload.ts'
import { JSON_TYPE, jsonPath, NAMES, orderChoices, plainRoutes } from './routes.ts'

const answering = (body: string) => [{ is: { statusCode: 200, headers: JSON_TYPE, body } }]

export function mountebankStubs(workload: Workload): object[] | undefined {
  if (workload.name === 'templated') return [templated]
  if (workload.name === 'rules') return rules
  return plainRoutes(workload)?.map(({ path, hasParameter, body }) => ({
    predicates: [
      { equals: { method: 'GET' } },
      hasParameter ? { matches: { path: `^${path}[^/]+$` } } : { equals: { path } },
    ],
    responses: answering(body),
  }))
}

/** What it injects is text of a function, evaluated for each request. */
const inject = `(config) => {
  const { path, query, headers } = config.request
  const names = ${JSON.stringify(NAMES)}
  const name = names[Math.floor(Math.random() * names.length)]
  const trace = headers['X-Trace'] || headers['x-trace']
  const body = '{"id":"' + path.split('/')[2] + '","q":"' + query.q + '","trace":"' + trace + '","name":"' + name + '"}'
  return { statusCode: 200, headers: ${JSON.stringify(JSON_TYPE)}, body }
}`

const templated = {
  predicates: [{ equals: { method: 'GET' } }, { matches: { path: '^/users/[^/]+$' } }],
  responses: [{ inject }],
}

const rules = [
  ...orderChoices.map(({ answer, body, region }) => ({
    predicates: [
      { equals: { method: 'POST', path: '/orders', headers: { 'X-Region': region } } },
      { equals: { body: body.value }, jsonpath: { selector: jsonPath(body.path) } },
    ],
    responses: answering(`{"answer":${answer}}`),
  })),
  {
    predicates: [{ equals: { method: 'POST', path: '/orders' } }],
    responses: answering('{"answer":5}'),
  },
]
