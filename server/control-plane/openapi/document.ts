// Operations to an OpenAPI 3.1 document, whose schemas are JSON Schema as they are.
import { type Operation, TAGS } from '../operation.ts'
import { describeOperation } from './describe-operation.ts'
import { componentSchemas } from './schemas.ts'

export function openApiDocument(operations: readonly Operation[], version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'mockhost',
      version,
      description:
        'Deploy mocks, change them live, and see what they were asked and why they answered so.',
    },
    servers: [{ url: '/' }],
    tags: TAGS.map((name) => ({ name })),
    paths: pathsOf(operations),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of the management API, which begins with mh_',
        },
        header: { type: 'apiKey', in: 'header', name: 'X-Mockhost-Key' },
      },
      schemas: componentSchemas(),
    },
  }
}

function pathsOf(operations: readonly Operation[]): Record<string, object> {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    const methods = paths[path] ?? {}
    paths[path] = methods
    methods[operation.method.toLowerCase()] = describeOperation(operation)
  }
  return paths
}
