// Workloads as stub mappings of WireMock.
import type { Workload } from '../../workload.ts'
import { JSON_TYPE, jsonPath, NAMES, orderChoices, plainRoutes } from './routes.ts'

export function wireMockMappings(workload: Workload): object[] | undefined {
  if (workload.name === 'templated') return [templated]
  if (workload.name === 'rules') return rules
  return plainRoutes(workload)?.map(({ path, hasParameter, body }) => ({
    request: {
      method: 'GET',
      ...(hasParameter ? { urlPathTemplate: `${path}{id}` } : { urlPath: path }),
    },
    response: { status: 200, headers: JSON_TYPE, body },
  }))
}

const templated = {
  request: { method: 'GET', urlPathTemplate: '/users/{id}' },
  response: {
    status: 200,
    headers: JSON_TYPE,
    body: `{"id":"{{request.path.id}}","q":"{{request.query.q}}","trace":"{{request.headers.X-Trace}}","name":"{{pickRandom ${NAMES.map((name) => `'${name}'`).join(' ')}}}"}`,
    transformers: ['response-template'],
  },
}

const rules = [
  ...orderChoices.map(({ answer, body, region }) => ({
    priority: answer,
    request: {
      method: 'POST',
      urlPath: '/orders',
      headers: { 'X-Region': { equalTo: region } },
      bodyPatterns: [{ matchesJsonPath: { expression: jsonPath(body.path), equalTo: body.value } }],
    },
    response: { status: 200, headers: JSON_TYPE, body: `{"answer":${answer}}` },
  })),
  {
    priority: 5,
    request: { method: 'POST', urlPath: '/orders' },
    response: { status: 200, headers: JSON_TYPE, body: '{"answer":5}' },
  },
]
