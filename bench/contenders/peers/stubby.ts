// Workloads as endpoints of Stubby.
import type { Workload } from '../../workload.ts'
import { JSON_TYPE, type OrderChoice, orderChoices, plainRoutes } from './routes.ts'

export function stubbyEndpoints(workload: Workload): object[] | undefined {
  if (workload.name === 'templated') return [templated]
  if (workload.name === 'rules') return rules
  return plainRoutes(workload)?.map(({ path, hasParameter, body }) => ({
    request: { url: hasParameter ? `^${path}[^/]+$` : `^${path}$`, method: 'GET' },
    response: { status: 200, headers: JSON_TYPE, body },
  }))
}

const templated = {
  request: {
    url: '^/users/([^/?]+)',
    method: 'GET',
    query: { q: '.*' },
    headers: { 'x-trace': '.*' },
  },
  response: {
    status: 200,
    headers: JSON_TYPE,
    // What stands between the signs is JavaScript.
    body: `{"id":"<% url[1] %>","q":"<% query.q[0] %>","trace":"<% headers['x-trace'][0] %>","name":"Ann"}`,
  },
}

/** It knows no paths into a body, only what its text looks like. */
const pattern = ({ body: { path, value } }: OrderChoice): string => `"${path.at(-1)}":"${value}"`

const rules = [
  ...orderChoices.map((choice) => ({
    request: {
      url: '^/orders$',
      method: 'POST',
      headers: { 'x-region': choice.region },
      post: pattern(choice),
    },
    response: { status: 200, headers: JSON_TYPE, body: `{"answer":${choice.answer}}` },
  })),
  {
    request: { url: '^/orders$', method: 'POST' },
    response: { status: 200, headers: JSON_TYPE, body: '{"answer":5}' },
  },
]
