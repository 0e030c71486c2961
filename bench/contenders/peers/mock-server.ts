// Workloads as expectations of MockServer.
import type { Workload } from '../../workload.ts'
import { JSON_TYPE, jsonPath, orderChoices, plainRoutes } from './routes.ts'

export function mockServerExpectations(workload: Workload): object[] | undefined {
  if (workload.name === 'templated') return [templated]
  if (workload.name === 'rules') return rules
  return plainRoutes(workload)?.map(({ path, hasParameter, body }) => ({
    httpRequest: {
      method: 'GET',
      path: hasParameter ? `${path}{id}` : path,
      ...(hasParameter ? { pathParameters: { id: ['.*'] } } : {}),
    },
    httpResponse: { statusCode: 200, headers: JSON_TYPE, body },
  }))
}

const templated = {
  httpRequest: { method: 'GET', path: '/users/{id}', pathParameters: { id: ['.*'] } },
  httpResponseTemplate: {
    templateType: 'VELOCITY',
    template: JSON.stringify({
      statusCode: 200,
      headers: JSON_TYPE,
      body: `{"id":"$!request.pathParameters['id'][0]","q":"$!request.queryStringParameters['q'][0]","trace":"$!request.headers['X-Trace'][0]","name":"Ann"}`,
    }),
  },
}

const rules = [
  ...orderChoices.map(({ answer, body, region }) => ({
    priority: 10 - answer,
    httpRequest: {
      method: 'POST',
      path: '/orders',
      headers: { 'X-Region': [region] },
      body: {
        type: 'JSON_PATH',
        jsonPath: `$[?(${jsonPath(body.path).replace('$', '@')} == '${body.value}')]`,
      },
    },
    httpResponse: { statusCode: 200, headers: JSON_TYPE, body: `{"answer":${answer}}` },
  })),
  {
    priority: 0,
    httpRequest: { method: 'POST', path: '/orders' },
    httpResponse: { statusCode: 200, headers: JSON_TYPE, body: '{"answer":5}' },
  },
]
