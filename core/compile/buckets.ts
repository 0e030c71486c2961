// Data buckets, compiled: which wait for a request, and which routes make them wait no longer.
import { findIdTemplate } from '../crud/index.ts'
import type { DataBucket, Mock, Response, Rule } from '../document/index.ts'
import type { CompiledBucket } from '../program.ts'
import { requestHelperNames, Template } from '../render/index.ts'
import type { Compilation } from './compilation.ts'

/** A request helper in a template, as Mockoon finds it: words that end in a helper's name count too. */
const READS_REQUEST = new RegExp(
  `\\{{2,3}[#(~\\s\\w ]*(?:${[...requestHelperNames].join('|')})[)} ~]+`,
)
/** A bucket that a template names, as Mockoon finds it. */
const NAMED = /data(?:Raw)? +['|"]([^('|")]*)/g

export function compileBucket(bucket: DataBucket, compilation: Compilation): CompiledBucket {
  const { uuid, id, name, value } = bucket
  const idTemplates = new Map<string, Template | undefined>()
  return {
    uuid,
    id,
    name,
    template: compilation.template(value, bucket),
    waits: READS_REQUEST.test(value),
    idTemplate: (key) => {
      if (!idTemplates.has(key)) {
        const expression = findIdTemplate(value, key)
        idTemplates.set(key, expression === undefined ? undefined : new Template(expression))
      }
      return idTemplates.get(key)
    },
  }
}

/** The waiting buckets that a route's first request generates: those that it names, after those that these name. */
export function bucketsOfRoute(
  responses: readonly Response[],
  mock: Mock,
  buckets: readonly CompiledBucket[],
): CompiledBucket[] {
  if (!buckets.some(({ waits }) => waits)) return []
  const named = new Set(
    [mock.headers, ...responses.map(({ headers }) => headers)]
      .flat()
      .flatMap(({ value }) => namesIn(value)),
  )
  for (const response of responses)
    for (const name of namesInResponse(response, mock)) named.add(name)
  const nested = buckets
    .filter((bucket) => [...named].some((name) => isCalled(bucket, name)))
    .flatMap(({ template }) => namesIn(template.text))
  const found = [...nested, ...named].map((name) =>
    buckets.find((bucket) => isCalled(bucket, name)),
  )
  return [...new Set(found.filter((bucket) => bucket?.waits))] as CompiledBucket[]
}

const isCalled = ({ id, name }: CompiledBucket, called: string): boolean =>
  id === called || name.toLowerCase().includes(called.toLowerCase())

const namesIn = (text: string): string[] =>
  [...text.matchAll(NAMED)].map((match) => match[1] as string)

function namesInResponse(response: Response, mock: Mock): string[] {
  const callbacks = response.callbacks.flatMap(
    ({ uuid }) => mock.callbacks.find((callback) => callback.uuid === uuid) ?? [],
  )
  const texts = [response, ...callbacks].flatMap(({ body, filePath }) => [body, filePath])
  const callbackTexts = callbacks.flatMap(({ uri, headers }) => [
    uri,
    ...headers.map(({ value }) => value),
  ])
  const linked = [response, ...callbacks]
    .map(({ databucketID }) => databucketID)
    .filter((id) => id !== '')
  const streamed = (response.stream?.items ?? []).flatMap(({ data, event, id }) => [
    data,
    event,
    id,
  ])
  return [
    ...[...texts, ...callbackTexts, ...streamed].flatMap(namesIn),
    ...response.rules.flatMap(namesInRule),
    ...linked,
  ]
}

function namesInRule({ target, modifier, value }: Rule): string[] {
  if (target !== 'data_bucket') return []
  const [first = '', second] = modifier.split('.')
  const name = first.startsWith('$') ? second : first
  return [...(name ? [name] : []), ...namesIn(value)]
}
