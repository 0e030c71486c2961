// One operation as the OpenAPI document describes it.
import { problemSchema } from '../../../core/api/index.ts'
import type { Content, Operation } from '../operation.ts'
import { referred } from './schemas.ts'

const DONE = { 200: 'Done', 201: 'Made', 204: 'Done; there is nothing to say' } as const

const REFUSED: Readonly<Record<number, string>> = {
  400: 'The body, the path or a header is malformed',
  401: 'No key, or a wrong one',
  403: 'The key lacks the scope, or is bound to some deployments',
  404: 'There is no such thing',
  409: 'It is taken, or needed',
  412: 'The mock was changed meanwhile',
  413: 'Too large',
  415: 'The body is not of a kind that is read here',
  422: 'Invalid; `mistakes` lists everything that is wrong',
  500: 'An error inside mockhost',
  503: 'The server takes no requests',
}

export function describeOperation(operation: Operation): object {
  const { id, tag, summary, description, scope } = operation
  const needs = scope === 'open' ? 'Needs no key.' : `Needs a key of the scope \`${scope}\`.`
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, needs].filter(Boolean).join('\n\n'),
    security: scope === 'open' ? [] : [{ bearer: [] }, { header: [] }],
    ...parametersOf(operation),
    ...requestBodyOf(operation),
    responses: responsesOf(operation),
  }
}

function parametersOf({ path, query, requestHeaders = {} }: Operation): { parameters?: object[] } {
  const text = { type: 'string' }
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: text,
      ...(name === 'name' ? { description: 'The subdomain or the id of the deployment' } : {}),
    })),
    ...Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: query?.required?.includes(name) ?? false,
      schema: referred(schema),
    })),
    ...Object.entries(requestHeaders).map(([name, description]) => ({
      name,
      in: 'header',
      required: false,
      schema: text,
      description,
    })),
  ]
  return parameters.length > 0 ? { parameters } : {}
}

function requestBodyOf({ body, bodyContent }: Operation): { requestBody?: object } {
  const content = bodyContent ?? (body ? { 'application/json': body } : undefined)
  if (!content) return {}
  const isRequired = bodyContent !== undefined || (body?.required?.length ?? 0) > 0
  return { requestBody: { required: isRequired, content: contentOf(content) } }
}

function responsesOf(operation: Operation): Record<number, object> {
  const { status = 200, answer, answerContent } = operation
  const content = answerContent ?? (answer ? { 'application/json': answer } : undefined)
  const done = { description: DONE[status], ...(content ? { content: contentOf(content) } : {}) }
  const refused = { 'application/problem+json': problemSchema }
  return {
    [status]: done,
    ...Object.fromEntries(
      refusalsOf(operation).map((refusal) => [
        refusal,
        { description: REFUSED[refusal] ?? 'Refused', content: contentOf(refused) },
      ]),
    ),
  }
}

/** Those that it names, and those that follow from what it takes. */
function refusalsOf({ scope, path, body, bodyContent, query, refusals = [] }: Operation): number[] {
  const statuses = new Set([...refusals, 500])
  const add = (applies: boolean, ...added: number[]) => {
    if (applies) for (const status of added) statuses.add(status)
  }
  add(scope !== 'open', 401, 403)
  add(path.includes(':'), 400, 404)
  add(query !== undefined, 422)
  add(body !== undefined || bodyContent !== undefined, 400, 413, 415, 422)
  return [...statuses].sort((a, b) => a - b)
}

const contentOf = (content: Content): Record<string, object> =>
  Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [type, { schema: referred(schema) }]),
  )
