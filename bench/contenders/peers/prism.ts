// Workloads as OpenAPI descriptions, whose examples Prism answers with. It knows no templates and no rules.
import type { Workload } from '../../workload.ts'
import { plainRoutes } from './routes.ts'

export function openApiOf(workload: Workload): object | undefined {
  const routes = plainRoutes(workload)
  if (!routes) return undefined
  const paths = routes.map(({ path, hasParameter, body }) => [
    hasParameter ? `${path}{id}` : path,
    {
      get: {
        parameters: hasParameter
          ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]
          : [],
        responses: {
          200: {
            description: 'The answer',
            content: { 'application/json': { example: JSON.parse(body) } },
          },
        },
      },
    },
  ])
  const info = { title: workload.name, version: '1' }
  return { openapi: '3.0.3', info, paths: Object.fromEntries(paths) }
}
